using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Organisation.People;

public sealed class ShowModel(IMediator mediator, CurrentUser user, TimeProvider clock) : FormPage(mediator)
{
    public static readonly IReadOnlyList<Choice> Roles = [.. Enum.GetValues<Role>().Select(role => new Choice(role.ToString(), $"{role.Words()}: {role.Purpose()}"))];

    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public Fields Command { get; set; } = new();

    public ShowPerson.View View { get; private set; } = default!;
    public IReadOnlyList<Choice> Places { get; private set; } = [];

    public sealed record Fields
    {
        public string? Place { get; init; }
        public Role? Role { get; init; }
        public DateInput From { get; init; } = new();
        public DateInput Until { get; init; } = new();
        public string? Reason { get; init; }
    }

    public override async Task LoadAsync(CancellationToken ct)
    {
        View = await Mediator.Send(new ShowPerson.Query(Id), ct);
        Places = [.. (await Mediator.Send(new ListPlaces.Query(null), ct)).Tree
            .Where(place => user.Can(Permission.ManagePeople, place.Path))
            .Select(place => new Choice(place.Code, new string('\u2003', place.Depth) + place.Name))];
        if (HttpMethods.IsGet(Request.Method))
            Command = new Fields { From = DateInput.From(clock.Today()) };
    }

    public async Task<IActionResult> OnPostGiveAsync(CancellationToken ct)
    {
        await Mediator.Send(new GiveRole.Command { Person = Id, Place = Command.Place, Role = Command.Role, From = Command.From, Until = Command.Until }, ct);
        return Saved("Role given", $"/settings/people/{Id}");
    }

    public async Task<IActionResult> OnPostEndRoleAsync(Guid assignment, CancellationToken ct)
    {
        await Mediator.Send(new EndRole.Command { Person = Id, Role = assignment }, ct);
        return Saved("Role ended today", $"/settings/people/{Id}");
    }

    public async Task<IActionResult> OnPostCloseAsync(CancellationToken ct)
    {
        await Mediator.Send(new CloseAccount.Command { Person = Id, Reason = Command.Reason }, ct);
        return Saved("Account closed", "/settings/people");
    }
}
