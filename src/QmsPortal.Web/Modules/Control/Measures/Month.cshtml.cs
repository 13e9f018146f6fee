using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>What is still to be entered this month, all on one page?</summary>
public sealed class MonthModel(IMediator mediator, CurrentUser user) : PlacePage(mediator)
{
    [FromQuery(Name = "month")]
    public DateOnly? Month { get; set; }

    [BindProperty]
    public RecordMonth.Command Command { get; set; } = new();

    public ShowMonth.View View { get; private set; } = default!;

    public override async Task LoadAsync(CancellationToken ct)
    {
        if (!user.Can(Permission.EnterValues))
            throw new ForbiddenException();
        await base.LoadAsync(ct);
        View = await Mediator.Send(new ShowMonth.Query(PlaceCode, HttpMethods.IsGet(Request.Method) ? Month : Command.Month), ct);
        if (HttpMethods.IsGet(Request.Method))
            Command = new() { Month = View.Month, Cells = [.. View.Groups.SelectMany(group => group.Rows.Where(row => row.Value is null).Select(row => new RecordMonth.Cell { Measure = group.Code, Period = row.Period }))] };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var saved = await Mediator.Send(Command with { Place = PlaceCode }, ct);
        return Saved(saved == 1 ? "1 value added" : $"{saved} values added", $"/at/{PlaceCode}/measures/month?month={Command.Month:yyyy-MM-dd}");
    }

    /// <summary>Where the row stands among those that were sent; below 0 where it was not asked for.</summary>
    public int IndexOf(ShowMonth.Group group, ShowMonth.Row row) =>
        Command.Cells.Select((cell, i) => (cell, i)).Where(one => one.cell.Measure == group.Code && one.cell.Period == row.Period).Select(one => one.i).FirstOrDefault(-1);
}
