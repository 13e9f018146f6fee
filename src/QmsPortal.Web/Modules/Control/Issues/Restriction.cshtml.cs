using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Issues;

/// <summary>Who can see an issue: everybody, or the people named here. People are found by name, a few at a time.</summary>
public sealed class RestrictionModel(IMediator mediator, CurrentUser user) : FormPage(mediator)
{
    [FromRoute(Name = "number")]
    public int Number { get; set; }

    [BindProperty(SupportsGet = true, Name = "name")]
    public string? Name { get; set; }

    [BindProperty]
    public Fields Command { get; set; } = new();

    public override string? HeaderPlace => View.PlaceCode;
    public ShowIssue.View View { get; private set; } = default!;
    public IReadOnlyList<Choice> Found { get; private set; } = [];
    public string Address => $"/issues/{Number}/restriction";

    public sealed record Fields
    {
        public IReadOnlyList<Guid>? People { get; init; }
        public string? Reason { get; init; }
    }

    public override async Task LoadAsync(CancellationToken ct)
    {
        if (!user.Can(Permission.RestrictIssues))
            throw new ForbiddenException();
        View = await Mediator.Send(new ShowIssue.Query(Number), ct);
        if (!View.MayRestrict)
            throw new NotFoundException();
        if (!string.IsNullOrWhiteSpace(Name))
            Found = [.. (await Mediator.Send(new FindPeople.Query(Name), ct)).Where(IsNew).Select(person => new Choice(person.Id.ToString(), $"{person.Name}, {person.Post.ToLowerInvariant()}"))];
    }

    public async Task<IActionResult> OnPostRestrictAsync(CancellationToken ct)
    {
        await Mediator.Send(new RestrictIssue.Command { Number = Number, People = Command.People ?? [], Reason = Command.Reason }, ct);
        return Saved("Only the people named here can see it now", Address);
    }

    public async Task<IActionResult> OnPostNameAsync(CancellationToken ct)
    {
        await Mediator.Send(new NamePeople.Command { Number = Number, People = Command.People ?? [] }, ct);
        return Saved("They can see it now", Address);
    }

    public async Task<IActionResult> OnPostEndAsync(Guid person, CancellationToken ct)
    {
        await Mediator.Send(new EndSight.Command { Number = Number, Person = person }, ct);
        return person == user.Id ? Saved("You can see it no longer", "/") : Saved("They can see it no longer", Address);
    }

    public async Task<IActionResult> OnPostLiftAsync(CancellationToken ct)
    {
        await Mediator.Send(new LiftRestriction.Command { Number = Number, Reason = Command.Reason }, ct);
        return Saved("Everybody can see it again", $"/issues/{Number}");
    }

    private bool IsNew(FindPeople.Row person) => person.Id != user.Id && (View.Restricted is null || View.Restricted.People.All(named => named.Id != person.Id));
}
