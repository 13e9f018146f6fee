using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Contracts.Control;
using QmsPortal.Kernel;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Overview;

/// <summary>A ward's board for the screen on its wall: read from three metres, touched by nobody, and seen by visitors.</summary>
public sealed class WallModel(IMediator mediator, TimeProvider clock) : PlacePage(mediator)
{
    /// <summary>What can be read from three metres, without scrolling and without turning pages.</summary>
    public const int Tiles = 6;

    public WardBoard.View? Board { get; private set; }
    public WallNews.View News { get; private set; } = default!;

    /// <summary>Those the team chose, and before it has chosen any all it takes.</summary>
    private IReadOnlyList<MeasureSummaries.Row> OnBoard => Board!.Chosen.Count > 0 ? Board.Standing : Board.Measures;

    /// <summary>What is pinned, then concern first: of more than six, those must not be the ones that have no room.</summary>
    public IReadOnlyList<MeasureSummaries.Row> Measures => [.. OnBoard.OrderBy(measure => measure.PinnedBy is null).ThenBy(measure => measure switch { { IsConcern: true } => 0, { IsImprovement: true } => 1, _ => 2 }).Take(Tiles)];

    public int More => Math.Max(0, OnBoard.Count - Tiles);

    /// <summary>"early 5 of 6", of the shifts that were entered for today: how many were planned, and who came by number alone.</summary>
    public IReadOnlyList<string> Facts => [.. Enum.GetValues<Shift>()
        .Select(shift => (Shift: shift, Note: Board!.Face.Staffed(shift, clock.Today())))
        .Where(shift => shift.Note is { Actual: not null })
        .Select(shift => $"{shift.Shift.ToString().ToLowerInvariant()} {shift.Note!.Actual} of {shift.Note.Planned}")];

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        if (!Place.IsTeam)
            return;
        Board = await Mediator.Send(new WardBoard.Query(Place.Id), ct);
        News = await Mediator.Send(new WallNews.Query(Place.Id), ct);
    }

    /// <summary>Only a team has a wall.</summary>
    public IActionResult OnGet() => Board is null ? LocalRedirect($"/at/{Place.Code}") : Page();
}
