using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.KeptForms;

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

    /// <summary>What this person had written when their session ended stands in the form again. It is not sent yet, and the page says so.</summary>
    internal async Task Offer(Guid kept, CancellationToken ct)
    {
        if (await Mediator.Send(new ShowKeptForm.Query(kept, Request.Path), ct) is not { } hidden)
            return;
        foreach (var (name, values) in HttpContext.RequestServices.GetRequiredService<KeptFields>().Show(hidden))
            ModelState.SetModelValue(name, values, string.Join(',', values));
        ModelState.AddModelError("", "You were signed out before this was sent. What you wrote is below: check it and send it.");
    }

    /// <summary>What changed since the form was made, beside what this person wrote in it.</summary>
    internal async Task<StaleForm> BothVersions(StaleException stale, CancellationToken ct) =>
        StaleForm.Of(await Mediator.Send(new ShowChangesSince.Query(stale.Record, stale.Shown), ct), Request.Form);

    /// <summary>Post, redirect, get: the page after says what was done, and a refresh repeats nothing.</summary>
    protected LocalRedirectResult Saved(string banner, string address)
    {
        Banner = banner;
        return LocalRedirect(address);
    }
}
