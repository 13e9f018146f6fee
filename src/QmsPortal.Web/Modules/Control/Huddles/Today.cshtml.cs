using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Contracts.Control;
using QmsPortal.Data.Catalogues;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Operations;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Huddles;

/// <summary>Today's huddle: what came up, what must go up, what came down?</summary>
public sealed class TodayModel(IMediator mediator, CurrentUser user, Submission submission, TimeProvider clock) : PlacePage(mediator)
{
    /// <summary>The item that is open, where another than the first one left.</summary>
    [FromQuery(Name = "item")]
    public string? Item { get; set; }

    /// <summary>The issue of which an exit is open, "act-1042".</summary>
    [FromQuery(Name = "open")]
    public string? Exit { get; set; }

    [BindProperty]
    public Fields Command { get; set; } = new();

    public ShowHuddle.View View { get; private set; } = default!;
    public IReadOnlyList<OpenSignals.Row> Signals { get; private set; } = [];
    public IssuesForHuddle.View Issues { get; private set; } = new([], [], []);
    public static IReadOnlyList<Choice> Events { get; } = [.. HuddleAgenda.Events.Select(item => new Choice(item.Code, item.Title))];

    /// <summary>What was answered and decided above.</summary>
    public ShowCameDown.View? Down { get; private set; }

    /// <summary>Of a place above the wards: what came up below it, and what was sent up.</summary>
    public ShowCameUp.View? Below { get; private set; }
    public OpenEscalations.View? Escalations { get; private set; }
    public DueActions.View Actions { get; private set; } = new([], 0);
    public DateTimeOffset Now => clock.GetUtcNow();
    public string Address => $"/at/{Place.Code}/huddle";
    public bool MayRun => user.Can(Permission.RunHuddles, Place.Path);
    public bool MayDecide => user.Can(Permission.AnswerIssues, Place.Path);
    public bool MayConfirm => user.Can(Permission.RaiseIssues, Place.Path);
    public bool MayAnswer => user.Can(Permission.AnswerSignals, Place.Path);
    public string? Open => ModelState.IsValid ? Exit : Request.Query["handler"].ToString() switch
    {
        "NotSolved" => $"not-{Command.Number}",
        var handler => $"{handler.ToLowerInvariant()}-{Command.Number}",
    };
    public bool IsOpen => View.Huddle is { State: HuddleState.Open };
    public string? Current => View.Huddle?.Items.FirstOrDefault(item => item.Code == Item)?.Code ?? View.Huddle?.Now?.Code;

    public sealed record Fields
    {
        public uint Version { get; init; }
        public int Number { get; init; }
        public string? Item { get; init; }
        public EntryStatus? Status { get; init; }
        public string? Event { get; init; }
        public string? Note { get; init; }
        public string? Who { get; init; }
        public DateInput By { get; init; } = new();
        public DateInput Until { get; init; } = new();
        public string? StillWrong { get; init; }
    }

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        View = await Mediator.Send(new ShowHuddle.Query(Place.Id), ct);
        if (View.Huddle is not { State: HuddleState.Scheduled or HuddleState.Open })
            return;
        Signals = [.. (await Mediator.Send(new OpenSignals.Query(Place.Path, 20), ct)).Rows.Where(signal => signal.ToAnswer)];
        if (Place.IsTeam)
        {
            Issues = await Mediator.Send(new IssuesForHuddle.Query(Place.Id), ct);
            Down = await Mediator.Send(new ShowCameDown.Query(Place.Id, Place.Path, View.Huddle.Date, DateTimeOffset.MaxValue), ct);
            Actions = await Mediator.Send(new DueActions.Query(Place.Path, 20), ct);
        }
        else
        {
            Below = await Mediator.Send(new ShowCameUp.Query(Place.Id, Place.Path, View.Huddle.Date, DateTimeOffset.MaxValue), ct);
            Down = Below.Down;
            var work = await Mediator.Send(new OpenWork.Query(Place.Path), ct);
            (Escalations, Actions) = (work.Escalations, work.Actions);
        }
    }

    /// <summary>A huddle that is over is read on the page of its day.</summary>
    public IActionResult OnGet()
    {
        if (View.Huddle is not { State: HuddleState.Closed or HuddleState.Missed } over)
            return Page();
        TempData.Keep(nameof(Banner));
        return LocalRedirect($"/at/{Place.Code}/huddles/{over.Date:yyyy-MM-dd}");
    }

    public Task<IActionResult> OnPostStartAsync(CancellationToken ct) =>
        Done(new StartHuddle.Command { Place = PlaceCode, Version = Command.Version }, "The huddle is open", ct);

    public Task<IActionResult> OnPostEnterAsync(CancellationToken ct) =>
        Done(new EnterHuddle.Command { Place = PlaceCode, Date = submission.TimeOf(clock).LondonDay(), Item = Command.Item, Status = Command.Status }, Said(Command.Item, Command.Status), ct);

    public Task<IActionResult> OnPostReportAsync(CancellationToken ct) =>
        Done(new ReportEvent.Command { Place = PlaceCode, Date = clock.Today(), Event = Command.Event, Note = Command.Note }, "Reported. Every tier above sees it", ct);

    public Task<IActionResult> OnPostActAsync(CancellationToken ct) =>
        Decided(Permission.AnswerIssues, new ActOnIssue.Command { Number = Command.Number, Version = Command.Version, Who = Command.Who, By = Command.By }, $"Somebody acts on issue {Command.Number} now", ct);

    public Task<IActionResult> OnPostParkAsync(CancellationToken ct) =>
        Decided(Permission.AnswerIssues, new ParkIssue.Command { Number = Command.Number, Version = Command.Version, Until = Command.Until }, $"Issue {Command.Number} is parked", ct);

    public Task<IActionResult> OnPostWorkedAsync(CancellationToken ct) =>
        Decided(Permission.RaiseIssues, new ConfirmIssue.Command { Number = Command.Number, Version = Command.Version, Worked = true }, $"It worked. Issue {Command.Number} is closed", ct);

    public Task<IActionResult> OnPostNotSolvedAsync(CancellationToken ct) =>
        Decided(Permission.RaiseIssues, new ConfirmIssue.Command { Number = Command.Number, Version = Command.Version, StillWrong = Command.StillWrong }, $"Issue {Command.Number} is open again", ct);

    /// <summary>Of an issue of this ward: the address says whose huddle it is. Whoever may decide none does not learn which there are.</summary>
    private async Task<IActionResult> Decided(Permission needed, IRequest<Unit> command, string banner, CancellationToken ct)
    {
        if (!user.Can(needed))
            throw new ForbiddenException();
        if ((await Mediator.Send(new ShowIssue.Query(Command.Number), ct)).PlaceCode != PlaceCode)
            throw new NotFoundException();
        return await Done(command, banner, ct);
    }

    private static string Said(string? item, EntryStatus? status)
    {
        var what = item is null ? "All items left" : Agenda.Offered([]).FirstOrDefault(offered => offered.Code == item)?.Title ?? "This item";
        return status is EntryStatus.NotDiscussed ? $"{what}: not discussed" : $"{what}: nothing to report";
    }

    private async Task<IActionResult> Done(IRequest<Unit> command, string banner, CancellationToken ct)
    {
        await Mediator.Send(command, ct);
        return Saved(banner, $"/at/{PlaceCode}/huddle");
    }
}
