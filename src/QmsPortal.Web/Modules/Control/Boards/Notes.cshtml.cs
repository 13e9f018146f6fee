using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Contracts.Control;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Boards;

/// <summary>What do we write on our board today?</summary>
public sealed class NotesModel(IMediator mediator, CurrentUser user, TimeProvider clock) : PlacePage(mediator)
{
    public static readonly IReadOnlyList<Choice> Spans = [new(nameof(BoardNoteKind.Focus), "Today"), new(nameof(BoardNoteKind.Week), "This week, until Sunday")];

    /// <summary>The form that is open: focus, staffing, thanks, standard or line.</summary>
    [FromQuery(Name = "open")]
    public string? Opened { get; set; }

    [BindProperty]
    public Fields Command { get; set; } = new();

    public ShowBoardNotes.View Board { get; private set; } = default!;
    public string? Open => ModelState.IsValid ? Opened : Request.Query["handler"].ToString().ToLowerInvariant();
    public IReadOnlyList<Choice> Standards => [.. Board.Standards.Select(standard => new Choice(standard.Number.ToString(CultureInfo.InvariantCulture), standard.Title))];

    public sealed record Fields
    {
        public BoardNoteKind? Span { get; init; }
        public string? Focus { get; init; }
        public string? Wall { get; init; }
        public string? To { get; init; }
        public string? Thanks { get; init; }
        public decimal? EarlyPlanned { get; init; }
        public decimal? EarlyActual { get; init; }
        public decimal? LatePlanned { get; init; }
        public decimal? LateActual { get; init; }
        public decimal? NightPlanned { get; init; }
        public decimal? NightActual { get; init; }
        public int? Standard { get; init; }
        public string? Line { get; init; }
        public Guid Note { get; init; }
        public uint Version { get; init; }
    }

    public override async Task LoadAsync(CancellationToken ct)
    {
        if (!user.Can(Permission.KeepBoards))
            throw new ForbiddenException();
        await base.LoadAsync(ct);
        if (!Place.IsTeam || !user.Can(Permission.KeepBoards, Place.Path))
            throw new NotFoundException();
        Board = await Mediator.Send(new ShowBoardNotes.Query(Place.Id, Place.Path), ct);
        if (HttpMethods.IsGet(Request.Method))
            Command = Begun();
    }

    public Task<IActionResult> OnPostFocusAsync(CancellationToken ct) =>
        Done(new WriteFocus.Command { Place = PlaceCode, Span = Command.Span, Focus = Command.Focus, Wall = Command.Wall }, "The focus stands on the board", ct);

    public Task<IActionResult> OnPostThanksAsync(CancellationToken ct) =>
        Done(new ThankTeam.Command { Place = PlaceCode, To = Command.To, Thanks = Command.Thanks }, "Your thanks stand on the board for a week", ct);

    public Task<IActionResult> OnPostStaffingAsync(CancellationToken ct) => Done(new EnterStaffing.Command
    {
        Place = PlaceCode,
        EarlyPlanned = Command.EarlyPlanned,
        EarlyActual = Command.EarlyActual,
        LatePlanned = Command.LatePlanned,
        LateActual = Command.LateActual,
        NightPlanned = Command.NightPlanned,
        NightActual = Command.NightActual,
    }, "Staffing entered", ct);

    public Task<IActionResult> OnPostStandardAsync(CancellationToken ct) =>
        Done(new ChooseStandard.Command { Place = PlaceCode, Standard = Command.Standard }, "The standard stands on the board until Sunday", ct);

    public Task<IActionResult> OnPostLineAsync(CancellationToken ct) =>
        Done(new WriteForWall.Command { Place = PlaceCode, Line = Command.Line }, "The line stands on the wall until midnight", ct);

    public Task<IActionResult> OnPostTakeDownAsync(CancellationToken ct) =>
        Done(new TakeDownNote.Command { Place = PlaceCode, Note = Command.Note, Version = Command.Version }, "Taken off the board", ct);

    private Fields Begun()
    {
        var today = clock.Today();
        var (early, late, night) = (Board.Face.Staffed(Shift.Early, today), Board.Face.Staffed(Shift.Late, today), Board.Face.Staffed(Shift.Night, today));
        return new Fields
        {
            Span = BoardNoteKind.Focus,
            EarlyPlanned = early?.Planned,
            EarlyActual = early?.Actual,
            LatePlanned = late?.Planned,
            LateActual = late?.Actual,
            NightPlanned = night?.Planned,
            NightActual = night?.Actual,
            Standard = Board.Face.On(BoardNoteKind.Standard, today)?.Number,
        };
    }

    private async Task<IActionResult> Done(IRequest<Unit> command, string banner, CancellationToken ct)
    {
        await Mediator.Send(command, ct);
        return Saved(banner, $"/at/{PlaceCode}/board");
    }
}
