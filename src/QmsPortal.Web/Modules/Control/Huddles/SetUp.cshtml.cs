using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Huddles;

/// <summary>When does this place hold its huddle?</summary>
public sealed class SetUpModel(IMediator mediator, CurrentUser user) : PlacePage(mediator)
{
    public static readonly IReadOnlyList<Choice> Week =
        [.. Enumerable.Range(1, 7).Select(day => (DayOfWeek)(day % 7)).Select(day => new Choice(day.ToString(), day.ToString()))];

    /// <summary>By the quarter of an hour, from early to late shift.</summary>
    public static readonly IReadOnlyList<Choice> Times =
        [.. Enumerable.Range(0, 64).Select(quarter => new TimeOnly(6, 0).AddMinutes(15 * quarter).Words()).Select(time => new Choice(time, time))];

    public static readonly IReadOnlyList<Choice> Lengths =
        [.. new[] { 10, 15, 20, 30 }.Select(minutes => new Choice(minutes.ToString(CultureInfo.InvariantCulture), $"{minutes} minutes"))];

    [BindProperty]
    public SetHuddleTime.Command Command { get; set; } = new();

    public ShowHuddleTime.View View { get; private set; } = default!;

    public override async Task LoadAsync(CancellationToken ct)
    {
        if (!user.Can(Permission.RunHuddles))
            throw new ForbiddenException();
        await base.LoadAsync(ct);
        if (Place.IsComparison || !user.Can(Permission.RunHuddles, Place.Path))
            throw new NotFoundException();
        View = await Mediator.Send(new ShowHuddleTime.Query(Place.Id, Place.Kind), ct);
        if (Request.Method == HttpMethods.Get)
            Command = new SetHuddleTime.Command { Days = View.Days, Start = View.Start, Minutes = View.Minutes, Leader = View.Leader, LedByRota = View.LedByRota };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Mediator.Send(Command with { Place = PlaceCode }, ct);
        return Saved("Huddle time set", $"/at/{PlaceCode}/huddle");
    }
}
