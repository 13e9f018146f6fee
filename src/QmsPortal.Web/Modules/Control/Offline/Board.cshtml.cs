using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Contracts.Control;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Operations;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Confirmations;
using QmsPortal.Modules.Control.Huddles;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Control.Standards;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Offline;

/// <summary>
/// What a device keeps of a ward for when there is no network: its measures, how many issues are open, and the forms. No name and
/// no words of an issue are on it, since it lies on the device for whoever opens it next.
/// </summary>
public sealed class BoardModel(IMediator mediator, CurrentUser user, Submission submission, TimeProvider clock) : PlacePage(mediator)
{
    private const int MostStandards = 30;

    [BindProperty]
    public Fields Command { get; set; } = new();

    public WardBoard.View? Board { get; private set; }
    public OpenIssues.Ages Issues { get; private set; } = new(0, 0, 0, 0);
    public IReadOnlyList<Choice> Standards { get; private set; } = [];
    public ListAgenda.View? Agenda { get; private set; }
    public IReadOnlyList<Choice> Items => [.. Agenda?.Items.Select(item => new Choice(item.Code, item.Title)) ?? []];
    public bool MayRaise => user.Can(Permission.RaiseIssues);
    public bool MayConfirm => user.Can(Permission.ConfirmStandards, Place.Path) && Standards.Count > 0;

    public sealed record Fields
    {
        public string? Words { get; init; }
        public IssueKind? Kind { get; init; }
        public int? Standard { get; init; }
        public ConfirmationOutcome? Outcome { get; init; }
        public string? Why { get; init; }
        public string? Item { get; init; }
        public EntryStatus? Status { get; init; }
    }

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        if (!Place.IsTeam && HttpMethods.IsPost(Request.Method))
            throw new NotFoundException();
        if (!Place.IsTeam)
            return;
        Board = await Mediator.Send(new WardBoard.Query(Place.Id), ct);
        Issues = (await Mediator.Send(new OpenIssues.Query(Place.Path, Rows: 1), ct)).Ages;
        if (user.Can(Permission.ConfirmStandards, Place.Path))
            Standards = [.. (await Mediator.Send(new ListStandardsInForce.Query(Place.Path, MostStandards), ct)).Select(row => new Choice(row.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), row.Title))];
        if (user.Can(Permission.RunHuddles, Place.Path))
            Agenda = await Mediator.Send(new ListAgenda.Query(Place.Id), ct);
    }

    public async Task<IActionResult> OnPostRaiseAsync(CancellationToken ct)
    {
        var number = await Mediator.Send(new RaiseIssue.Command
        {
            Place = PlaceCode,
            Words = Command.Words,
            Kind = Command.Kind,
            AtHuddle = string.IsNullOrEmpty(Command.Item) ? null : submission.TimeOf(clock).LondonDay(),
            Item = string.IsNullOrEmpty(Command.Item) ? null : Command.Item,
        }, ct);
        return LocalRedirect($"/issues/{number}?raised=now");
    }

    public async Task<IActionResult> OnPostEnterAsync(CancellationToken ct)
    {
        try
        {
            await Mediator.Send(new EnterHuddle.Command { Place = PlaceCode, Date = submission.TimeOf(clock).LondonDay(), Item = Command.Item ?? "", Status = Command.Status, OnKeptPage = true }, ct);
            return Saved("Saved", $"/at/{PlaceCode}/huddle");
        }
        catch (NotFoundException)
        {
            await LoadAsync(ct);
            throw Agenda is null ? new NotFoundException() : new DomainException("There is no huddle here on that day. Raise what cannot wait as an issue.");
        }
    }

    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken ct)
    {
        if (user.Can(Permission.ConfirmStandards))
            await LoadAsync(ct);
        if (user.Can(Permission.ConfirmStandards) && !MayConfirm)
            throw new NotFoundException();
        var number = await Mediator.Send(new ConfirmStandard.Command { Number = Command.Standard ?? 0, Place = PlaceCode, Outcome = Command.Outcome, Why = Command.Why }, ct);
        return Saved("Saved", $"/confirmations/{number}");
    }

    /// <summary>Only a team works where there may be no network.</summary>
    public IActionResult OnGet() => Board is null ? LocalRedirect($"/at/{Place.Code}") : Page();
}
