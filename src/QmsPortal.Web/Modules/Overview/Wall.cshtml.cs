using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Contracts.Control;
using QmsPortal.Kernel;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Overview;

/// <summary>A board for the screen on the wall, a ward's own or the wards of a tier in rows: read from three metres, touched by nobody, and seen by visitors.</summary>
public sealed class WallModel(IMediator mediator, TimeProvider clock) : PlacePage(mediator)
{
    /// <summary>What can be read from three metres, without scrolling and without turning pages.</summary>
    public const int Tiles = 6;

    public WardBoard.View? Board { get; private set; }
    public WallNews.View News { get; private set; } = default!;

    /// <summary>The wards below, where the place is above them.</summary>
    public WallRows.View? Below { get; private set; }

    public TodaysHuddle.View? Huddle { get; private set; }

    /// <summary>What the team wrote for the foot of its wall today.</summary>
    public string? Line => Board?.Face.On(BoardNoteKind.Wall, clock.Today())?.Words;

    /// <summary>Those the team chose, and before it has chosen any all it takes.</summary>
    private IReadOnlyList<MeasureSummaries.Row> OnBoard => Board!.Chosen.Count > 0 ? Board.Standing : Board.Measures;

    /// <summary>What is pinned, then concern first: of more than six, those must not be the ones that have no room.</summary>
    public IReadOnlyList<MeasureSummaries.Row> Measures => [.. OnBoard.OrderBy(measure => measure.PinnedBy is null).ThenBy(measure => measure switch { { IsConcern: true } => 0, { IsImprovement: true } => 1, _ => 2 }).Take(Tiles)];

    public int More => Math.Max(0, OnBoard.Count - Tiles);

    /// <summary>"early 5 of 6", of the shifts that were entered for today: how many were planned, and who came by number alone.</summary>
    public IReadOnlyList<string> Facts => Board is null ? [] : [.. Enum.GetValues<Shift>()
        .Select(shift => (Shift: shift, Note: Board.Face.Staffed(shift, clock.Today())))
        .Where(shift => shift.Note is { Actual: not null })
        .Select(shift => $"{shift.Shift.ToString().ToLowerInvariant()} {shift.Note!.Actual} of {shift.Note.Planned}")];

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        if (Place.IsComparison)
            return;
        if (!Place.IsTeam)
        {
            Huddle = await Mediator.Send(new TodaysHuddle.Query(Place.Id), ct);
            Below = await Mediator.Send(new WallRows.Query(Place.Path), ct);
            return;
        }

        Board = await Mediator.Send(new WardBoard.Query(Place.Id), ct);
        Huddle = Board.Huddle;
        News = await Mediator.Send(new WallNews.Query(Place.Id), ct);
    }

    /// <summary>Published data of elsewhere have no wall.</summary>
    public IActionResult OnGet() => Place.IsComparison ? LocalRedirect($"/at/{Place.Code}") : Page();
}
