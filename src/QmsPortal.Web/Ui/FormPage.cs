using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace QmsPortal.Ui;

/// <summary>A page that loads what it shows, on the first request and again when its form is shown with errors.</summary>
public abstract class FormPage(IMediator mediator) : PageModel
{
    protected IMediator Mediator { get; } = mediator;

    /// <summary>The words of the green band after a post.</summary>
    [TempData]
    public string? Banner { get; set; }

    /// <summary>The code of the place whose navigation stands over the page; the person's own where the page has none.</summary>
    public virtual string? HeaderPlace => null;

    public virtual Task LoadAsync(CancellationToken ct) => Task.CompletedTask;

    /// <summary>Post, redirect, get: the page after says what was done, and a refresh repeats nothing.</summary>
    protected LocalRedirectResult Saved(string banner, string address)
    {
        Banner = banner;
        return LocalRedirect(address);
    }
}
