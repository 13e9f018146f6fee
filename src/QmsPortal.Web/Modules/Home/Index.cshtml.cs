using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Home;

/// <summary>Sends each person to their page.</summary>
public sealed class IndexModel(CurrentUser user) : PageModel
{
    public IActionResult OnGet() => LocalRedirect(Navigation.StartOf(user));
}
