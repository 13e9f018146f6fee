using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Huddles;

/// <summary>The huddle of a day as it was: what was said, what was looked at, and what was added late.</summary>
public sealed class DayModel(IMediator mediator, CurrentUser user, TimeProvider clock) : PlacePage(mediator)
{
    public IReadOnlyList<Choice> Items => [.. Huddle.Items.Select(item => new Choice(item.Code, item.Title))];

    [FromRoute(Name = "date")]
    public string Date { get; set; } = "";

    [BindProperty]
    public Fields Command { get; set; } = new();

    public ShowHuddle.Day Huddle { get; private set; } = default!;
    public ShowCameDown.View? Down { get; private set; }
    public ShowCameUp.View? Below { get; private set; }
    public string? Opened => ModelState.IsValid ? null : Request.Query["handler"].ToString();
    public bool MayRun => user.Can(Permission.RunHuddles, Place.Path);
    /// <summary>What comes later the same day is shown too, on that day: nobody else sees it before the next huddle.</summary>
    private DateTimeOffset Over => Huddle.Date == clock.Today() ? DateTimeOffset.MaxValue : Huddle.EndedAt ?? Huddle.Limit;
    public bool IsOver => Huddle.State is HuddleState.Closed or HuddleState.Missed;

    public sealed record Fields
    {
        public uint Version { get; init; }
        public string? Item { get; init; }
        public string? Note { get; init; }
        public string? Why { get; init; }
    }

    private DateOnly Day => DateOnly.TryParseExact(Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw new NotFoundException();

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        Huddle = (await Mediator.Send(new ShowHuddle.Query(Place.Id, Day), ct)).Huddle ?? throw new NotFoundException();
        if (Place.IsTeam)
            Down = await Mediator.Send(new ShowCameDown.Query(Place.Id, Place.Path, Huddle.Date, Huddle.Limit), ct);
        else
        {
            Below = await Mediator.Send(new ShowCameUp.Query(Place.Id, Place.Path, Huddle.Date, Over), ct);
            Down = Below.Down;
        }
    }

    public Task<IActionResult> OnPostAddAsync(CancellationToken ct) =>
        Done(new EnterHuddle.Command { Place = PlaceCode, Date = Day, Item = Command.Item ?? "", Status = EntryStatus.Issue, Note = Command.Note }, "Added, and marked as late", ct);

    public Task<IActionResult> OnPostExplainAsync(CancellationToken ct) =>
        Done(new ExplainHuddle.Command { Place = PlaceCode, Date = Day, Version = Command.Version, Why = Command.Why }, "The reason is kept with the huddle", ct);

    private async Task<IActionResult> Done(IRequest<Unit> command, string banner, CancellationToken ct)
    {
        await Mediator.Send(command, ct);
        return Saved(banner, $"/at/{PlaceCode}/huddles/{Date}");
    }
}
