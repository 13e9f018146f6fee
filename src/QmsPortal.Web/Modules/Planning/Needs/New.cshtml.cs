using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Planning.Needs;

/// <summary>What people need, in their own terms, and where it was heard.</summary>
public sealed class NewModel(IMediator mediator, CurrentUser user) : FormPage(mediator)
{
    public IReadOnlyList<Choice> Sources { get; } = [.. Enum.GetValues<NeedSource>().Select(source => new Choice(source.ToString(), NeedTerms.Of(source)))];

    [FromQuery(Name = "at")]
    public string? At { get; set; }

    [BindProperty]
    public RecordNeed.Command Command { get; set; } = new();

    public override string? HeaderPlace => Here?.Code;
    public ListPlaces.Row? Here { get; private set; }
    public IReadOnlyList<Choice> Places { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken ct)
    {
        if (!user.Can(Permission.RecordNeeds))
            throw new ForbiddenException();
        var places = (await Mediator.Send(new ListPlaces.Query(null), ct)).Tree.Where(place => place.Kind is not NodeKind.Comparison && user.Can(Permission.RecordNeeds, place.Path)).ToList();
        Here = places.SingleOrDefault(place => place.Code == At);
        Places = [.. places.Select(place => new Choice(place.Code, place.Name))];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var number = await Mediator.Send(Command with { Place = Command.Place ?? At }, ct);
        return Saved("Need recorded. Next it is put under a theme", $"/needs/{number}");
    }
}
