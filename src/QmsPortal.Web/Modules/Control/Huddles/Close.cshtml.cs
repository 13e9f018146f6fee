using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Contracts.Control;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Huddles;

/// <summary>What goes up by itself, what has no exit yet, and whom the team thanks.</summary>
public sealed class CloseModel(IMediator mediator, CurrentUser user) : PlacePage(mediator)
{
    [BindProperty]
    public CloseHuddle.Command Command { get; set; } = new();

    public ShowHuddle.Day Huddle { get; private set; } = default!;
    public IReadOnlyList<OpenSignals.Row> Signals { get; private set; } = [];
    public IssuesForHuddle.View Issues { get; private set; } = default!;
    public IReadOnlyList<AgendaLine> CouldGo { get; private set; } = [];
    public string Address => $"/at/{PlaceCode}/huddle";

    public override async Task LoadAsync(CancellationToken ct)
    {
        if (!user.Can(Permission.RunHuddles))
            throw new ForbiddenException();
        await base.LoadAsync(ct);
        if (!user.Can(Permission.RunHuddles, Place.Path))
            throw new NotFoundException();
        Huddle = (await Mediator.Send(new ShowHuddle.Query(Place.Id), ct)).Huddle ?? throw new NotFoundException();
        Signals = [.. (await Mediator.Send(new OpenSignals.Query(Place.Path, 20), ct)).Rows.Where(signal => signal.ToAnswer)];
        CouldGo = [.. (await Mediator.Send(new ShowHuddleAgenda.Query(Place.Id), ct)).CouldGo.Where(item => Huddle.Items.Any(today => today.Code == item.Code && today.Status is not EntryStatus.Issue))];
        if (HttpMethods.IsGet(Request.Method))
            Command = Command with { Present = PresentFields.All(await Mediator.Send(new ShowAttendance.Query(Huddle.Id), ct)) };
        Issues = Place.IsTeam ? await Mediator.Send(new IssuesForHuddle.Query(Place.Id), ct) : new([], [], []);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Mediator.Send(Command with { Place = PlaceCode }, ct);
        return Saved("Huddle closed", Address);
    }
}
