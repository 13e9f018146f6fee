using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Contracts.Control;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Overview;

/// <summary>What I have to do and to read, the roles I hold, how this browser shows the site.</summary>
public sealed class MeModel(IMediator mediator, CurrentUser user) : FormPage(mediator)
{
    public static readonly IReadOnlyList<Choice> Themes = [new("device", "As this device"), new("light", "Light"), new("dark", "Dark")];

    [BindProperty]
    public string? Theme { get; set; }

    public IReadOnlyList<DueActions.Row>? Actions { get; private set; }
    public IReadOnlyList<MyPromises.Row>? Promises { get; private set; }
    public StandardsToRead.View? Standards { get; private set; }
    public IReadOnlyDictionary<string, string> PlaceNames { get; private set; } = new Dictionary<string, string>();

    public override async Task LoadAsync(CancellationToken ct)
    {
        user.MustBeOnOwnDevice();
        Theme ??= Request.Cookies["__Host-qms-theme"] ?? "device";
        PlaceNames = (await Mediator.Send(new ListPlaces.Query(null), ct)).Mine.ToDictionary(place => place.Path, place => place.Name);
        if (user.Can(Permission.DoActions))
            Actions = await Mediator.Send(new MyActions.Query(), ct);
        if (user.Can(Permission.VisitWards))
            Promises = await Mediator.Send(new MyPromises.Query(), ct);
        if (user.Can(Permission.ReadStandards))
            Standards = await Mediator.Send(new StandardsToRead.Query(), ct);
    }

    /// <summary>How this browser shows the site is no record of care: a cookie is enough.</summary>
    public IActionResult OnPostTheme()
    {
        if (Theme is "light" or "dark")
            Response.Cookies.Append("__Host-qms-theme", Theme, new CookieOptions { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(365) });
        else
            Response.Cookies.Delete("__Host-qms-theme");
        return Saved("Colours saved", "/me");
    }
}
