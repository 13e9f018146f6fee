using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Huddles;

/// <summary>How many of each role were at the huddle?</summary>
public sealed class AttendanceModel(IMediator mediator, CurrentUser user) : PlacePage(mediator)
{
    [FromRoute(Name = "date")]
    public string Date { get; set; } = "";

    [BindProperty]
    public AttendHuddle.Command Command { get; set; } = new();

    public ShowHuddle.Day Huddle { get; private set; } = default!;
    public string Back => Huddle.State is HuddleState.Open ? $"/at/{PlaceCode}/huddle" : $"/at/{PlaceCode}/huddles/{Date}";

    private DateOnly Day => DateOnly.TryParseExact(Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw new NotFoundException();

    public override async Task LoadAsync(CancellationToken ct)
    {
        if (!user.Can(Permission.RunHuddles))
            throw new ForbiddenException();
        await base.LoadAsync(ct);
        Huddle = (await Mediator.Send(new ShowHuddle.Query(Place.Id, Day), ct)).Huddle ?? throw new NotFoundException();
        if (!user.Can(Permission.RunHuddles, Place.Path) || Huddle.OpenedAt is null)
            throw new NotFoundException();
        if (HttpMethods.IsGet(Request.Method))
            Command = new AttendHuddle.Command { Present = PresentFields.All(await Mediator.Send(new ShowAttendance.Query(Huddle.Id), ct)) };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Mediator.Send(Command with { Place = PlaceCode, Date = Day }, ct);
        return Saved("Counted, by role", $"/at/{PlaceCode}/huddles/{Date}");
    }
}
