using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Contracts.Control;
using QmsPortal.Contracts.Planning;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Overview;

/// <summary>The ward board: what matters here today? Places above a ward have an overview instead.</summary>
public sealed class TodayModel(IMediator mediator, CurrentUser user, TimeProvider clock) : PlacePage(mediator)
{
    /// <summary>The vital few: more are on the page of plans.</summary>
    private const int MostGoals = 5;

    public IReadOnlyList<MeasureSummaries.Row> Measures { get; private set; } = [];
    public OpenIssues.View Issues { get; private set; } = default!;
    public IReadOnlyList<RecentAnswers.Row> Answers { get; private set; } = [];
    public IReadOnlyList<WardBoard.Returned> Returned { get; private set; } = [];
    public WardBoard.View? Board { get; private set; }
    public OpenEscalations.View Escalations { get; private set; } = default!;
    public DueActions.View Actions { get; private set; } = default!;
    public IReadOnlyList<GoalsAt.Row> Goals { get; private set; } = [];

    public bool MayPair => user.Can(Permission.PairDevices, Place.Path);

    public bool MayWrite => Place.ClosedOn is null && user.Can(Permission.KeepBoards, Place.Path);

    /// <summary>The view that shows a kind of tile: "_BoardAnswers".</summary>
    public static string ViewOf(BoardTiles.Kind kind) => $"_Board{char.ToUpperInvariant(kind.Code[0])}{kind.Code[1..]}";

    /// <summary>"Owner: team lead. Last updated Mon 4 May 09:42", or whoever wrote it, by role.</summary>
    public string Kept(string tile, DateTimeOffset? at, string? post = null) =>
        $"Owner: {(post ?? BoardTiles.Find(tile)!.Owner).ToLowerInvariant()}. {(at is { } time ? $"Last updated {time.Words(clock.Today())}" : "Nothing to update yet")}";

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        if (!Place.IsTeam || !user.Can(Permission.ReadBoards))
            return;
        Board = await Mediator.Send(new WardBoard.Query(Place.Id), ct);
        Measures = Board.Measures;
        Answers = Board.Answers;
        Returned = Board.Returned;
        var work = await Mediator.Send(new OpenWork.Query(Place.Path), ct);
        (Escalations, Actions) = (work.Escalations, work.Actions);
        Goals = (await Mediator.Send(new GoalsAt.Query(Place.Path, Show: GoalsAt.Show.Live, Rows: MostGoals), ct)).Rows;
        Issues = await Mediator.Send(new OpenIssues.Query(Place.Path, Rows: 8, Newest: 3), ct);
    }

    /// <summary>The address of a place is good for everybody: it leads each to what they may see there.</summary>
    public IActionResult OnGet() => Place switch
    {
        _ when !user.Can(Permission.ReadBoards) => LocalRedirect(
            user.Can(Permission.ReadMeasures) ? $"/at/{Place.Code}/measures"
            : user.Can(Permission.ManagePlaces, Place.Path) ? $"/settings/places/{Place.Code}"
            : "/me"),
        { IsTeam: true } => Page(),
        { IsComparison: true } => LocalRedirect($"/at/{Place.Code}/measures"),
        _ => LocalRedirect($"/at/{Place.Code}/overview"),
    };
}
