using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Modules.Organisation.Devices;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Account;

/// <summary>At a shared device: who is about to write? Everywhere else there is no such page.</summary>
[AllowAnonymous]
public sealed class SignModel(IMediator mediator, Session session) : FormPage(mediator)
{
    [BindProperty]
    public SignAtDevice.Command Command { get; set; } = new();

    [FromQuery(Name = "from")]
    public string? From { get; set; }

    public ListSigners.View View { get; private set; } = default!;

    public IReadOnlyList<Choice> People => [.. View.People.Select(person => new Choice(person.Id.ToString(), $"{person.Name}, {person.Post.ToLowerInvariant()}"))];

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        View = await Mediator.Send(new ListSigners.Query(DeviceCookie.Of(Request)), ct) ?? throw new NotFoundException();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var signed = await Mediator.Send(Command with { Device = DeviceCookie.Of(Request) }, ct);
        await session.BeginAt(signed.Device, signed.Path, signed.Person, ct);
        return LocalRedirect(Url.IsLocalUrl(From) ? From : $"/at/{signed.Place}");
    }
}
