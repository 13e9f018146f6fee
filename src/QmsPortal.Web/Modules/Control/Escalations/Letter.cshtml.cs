using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Escalations;

/// <summary>What came of what we escalated last month? For the notice board.</summary>
public sealed class LetterModel(IMediator mediator, TimeProvider clock) : PlacePage(mediator)
{
    private const string Format = "yyyy-MM";

    [FromQuery(Name = "month")]
    public string? Asked { get; set; }

    /// <summary>Its first day; the month before this one unless asked otherwise.</summary>
    public DateOnly Month { get; private set; }

    public ShowLetter.View Letter { get; private set; } = default!;
    public string MonthWords => Words(Month);
    public bool IsOver => Month.AddMonths(1) <= clock.Today();

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        Month = DateOnly.TryParseExact(Asked, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month is { Year: >= 1990 and < 2100 }
            ? month : new DateOnly(clock.Today().Year, clock.Today().Month, 1).AddMonths(-1);
        Letter = await Mediator.Send(new ShowLetter.Query(Place.Path, Month), ct);
    }

    public static string Words(DateOnly month) => month.ToString("MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"));

    /// <summary>The letter so many months on.</summary>
    public string Address(int months) => $"/at/{Place.Code}/escalations/letter?month={Month.AddMonths(months).ToString(Format, CultureInfo.InvariantCulture)}";
}
