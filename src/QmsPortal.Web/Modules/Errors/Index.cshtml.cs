using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Errors;

/// <summary>Plain words for what cannot be shown. They say nothing of what is there.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class IndexModel : PageModel
{
    public string Heading { get; private set; } = "";
    public IReadOnlyList<string> Sentences { get; private set; } = [];

    public void OnGet() => Show();

    public void OnPost() => Show();

    private void Show()
    {
        // From the address alone: the form that could not be read would keep anything else from being bound.
        ModelState.Clear();
        var code = int.TryParse(RouteData.Values["code"]?.ToString(), CultureInfo.InvariantCulture, out var number) ? number : StatusCodes.Status500InternalServerError;
        (Heading, Sentences) = code switch
        {
            403 => ("You do not have permission", ["Your roles do not include this. If you need it for your work, ask your administrator."]),
            404 => ("Page not found", ["If you typed the address, check it is correct. If you pasted it, check you copied all of it."]),
            400 => ("This form could not be read", (string[])["It may have been open for too long. Go back, open the page again and send it once more."]),
            413 => ("The file is too large", ["Choose a file of 5 MB or smaller."]),
            503 => ("The site is not ready", ["Try again in a few seconds. What you typed is still in your browser: go back and send it again."]),
            _ => ("Something went wrong on our side", [$"Try again in a moment. If it happens again, tell your administrator this reference: {Reference}."]),
        };
        Response.StatusCode = code is >= 400 and < 600 ? code : StatusCodes.Status500InternalServerError;
    }

    private string Reference => Unexpected.Reference(HttpContext);
}
