using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QmsPortal.Kernel.Audit;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Errors;

/// <summary>Plain words for what cannot be shown. They say nothing of what is there.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class IndexModel : PageModel
{
    public string Heading { get; private set; } = "";
    public IReadOnlyList<string> Sentences { get; private set; } = [];


    /// <summary>After a failure of our own the page must stand without the database.</summary>
    public bool MayNotAsk { get; private set; }

    /// <summary>The form that failed, ready to be sent again: with the same operation, so that it cannot count twice.</summary>
    public FormAgain? Again { get; private set; }

    public sealed record FormAgain(string Address, IReadOnlyList<(string Name, string Value)> Fields, IReadOnlyList<(string Name, string Value)> Written);

    public void OnGet() => Show();

    public async Task OnPostAsync(CancellationToken ct)
    {
        Show();
        if (MayNotAsk && HttpContext.Features.Get<IExceptionHandlerPathFeature>() is { } failed && Request.HasFormContentType)
            Again = Repeat(failed.Path + Request.QueryString, await Request.ReadFormAsync(ct));
    }

    private static FormAgain? Repeat(string address, IFormCollection form) => form.Files.Count > 0 || KeptFields.IsSecret(form) ? null : new FormAgain(
        address,
        [.. form.SelectMany(field => field.Value.OfType<string>().Select(value => (field.Key, value)))],
        [.. KeptFields.Written(form).Select(field => (ShowHistory.Words(field.Key.Split('.')[^1]), string.Join(", ", field.Value))).Where(field => field.Item2.Length > 0)]);

    private void Show()
    {
        // From the address alone: the form that could not be read would keep anything else from being bound.
        ModelState.Clear();
        var asked = int.TryParse(RouteData.Values["code"]?.ToString(), CultureInfo.InvariantCulture, out var number) ? number : StatusCodes.Status500InternalServerError;
        var code = asked == StatusCodes.Status500InternalServerError ? Response.StatusCode is StatusCodes.Status503ServiceUnavailable ? 503 : 500 : asked;
        MayNotAsk = code is 500 or 503;
        if (code == StatusCodes.Status503ServiceUnavailable)
            Response.Headers.RetryAfter = "5";
        (Heading, Sentences) = code switch
        {
            403 => ("You do not have permission", ["Your roles do not include this. If you need it for your work, ask your administrator."]),
            404 => ("Page not found", ["If you typed the address, check it is correct. If you pasted it, check you copied all of it."]),
            400 => ("This form could not be read", (string[])["It may have been open for too long. Go back, open the page again and send it once more."]),
            413 => ("The file is too large", ["Choose a file of 5 MB or smaller."]),
            503 => ("The site is not ready", ["Try again in a few seconds."]),
            _ => ("Something went wrong on our side", [$"Try again in a moment. If it happens again, tell your administrator this reference: {Reference}."]),
        };
        Response.StatusCode = code is >= 400 and < 600 ? code : StatusCodes.Status500InternalServerError;
    }

    private string Reference => Unexpected.Reference(HttpContext);
}
