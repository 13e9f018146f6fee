using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Data.Catalogues;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Huddles;

/// <summary>When do all tiers from here down hold their huddles?</summary>
public sealed class CascadeModel(IMediator mediator, CurrentUser user) : PlacePage(mediator)
{
    public static readonly IReadOnlyList<Choice> Cascades =
    [
        .. HuddleAgenda.Cascades.Select(cascade => new Choice(cascade.Code, cascade.Title,
            string.Join(", ", Enumerable.Range(1, 4).Select(tier => $"tier {tier} at {cascade.StartOf(tier).Words()}")))),
    ];

    [BindProperty]
    public SetHuddleCascade.Command Command { get; set; } = new();

    public override async Task LoadAsync(CancellationToken ct)
    {
        if (!user.Can(Permission.RunHuddles))
            throw new ForbiddenException();
        await base.LoadAsync(ct);
        if (Place.IsTeam || Place.IsComparison || !user.Can(Permission.RunHuddles, Place.Path))
            throw new NotFoundException();
        if (HttpMethods.IsGet(Request.Method))
            Command = new SetHuddleCascade.Command { Cascade = HuddleAgenda.Cascades[0].Code };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var places = await Mediator.Send(Command with { Place = PlaceCode }, ct);
        return Saved($"{places} {(places == 1 ? "place has" : "places have")} a huddle time now", $"/at/{PlaceCode}/huddle");
    }
}
