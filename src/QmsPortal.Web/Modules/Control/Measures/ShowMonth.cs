using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>All that a place measures in one month, what is in and what is still to be entered.</summary>
public static class ShowMonth
{
    [Requires(Permission.EnterValues)]
    public sealed record Query(string Place, DateOnly? Month) : IQuery<View>;

    public sealed record View(DateOnly Month, DateOnly? Earlier, DateOnly? Later, IReadOnlyList<Group> Groups);

    public sealed record Group(string Code, string Name, string Numerator, string? Denominator, IReadOnlyList<Row> Rows);

    /// <param name="Value">Null where it is still to be entered.</param>
    public sealed record Row(DateOnly Period, string Words, string? Value, string? Numbers);

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var today = clock.Today();
            var place = await db.Nodes.For(user, Permission.EnterValues).AsNoTracking().Get(query.Place, ct);
            var month = MonthOf(query.Month is { } asked && asked >= RecordValue.FirstDay && asked <= today ? asked : today);
            var until = month.AddMonths(1);
            var series = await db.Series.For(user, Act.Read).AsNoTracking()
                .Where(s => s.NodeId == place.Id && s.Definition.Chart != ChartKind.G && s.Definition.Chart != ChartKind.T)
                .OrderBy(s => s.Definition.Every).ThenBy(s => s.Code)
                .Select(s => new { s.Code, s.Label, s.Definition, Values = s.Observations.Where(value => value.EndedAt == null && value.Period >= month && value.Period < until).ToList() })
                .ToListAsync(ct);
            return new View(month, month > RecordValue.FirstDay ? month.AddMonths(-1) : null, until <= today ? until : null,
                [.. series.Select(s => new Group(
                    s.Code, s.Label.Length == 0 ? s.Definition.Title : $"{s.Definition.Title}, {s.Label}", s.Definition.Numerator, s.Definition.Denominator,
                    [.. PeriodsOf(s.Definition, month, today).Select(period => RowOf(s.Definition, period, s.Values.Find(value => value.Period == period)))])).Where(group => group.Rows.Count > 0)]);
        }

        private static Row RowOf(MeasureDefinition definition, DateOnly period, Observation? value) => new(
            period, Periods.Words(definition.Every, period),
            value is null ? null : definition.Value(value.Numerator, value.Denominator) is { } number ? Values.Words(number, definition.Unit, 1) : "No value",
            value is null ? null : definition.Denominator is null ? $"{value.Numerator:#,0.####}" : $"{value.Numerator:#,0.####} of {value.Denominator:#,0.####}");
    }

    internal static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);

    /// <summary>The periods that begin in the month and have begun by today.</summary>
    internal static IEnumerable<DateOnly> PeriodsOf(MeasureDefinition definition, DateOnly month, DateOnly today)
    {
        var first = definition.PeriodOf(month);
        for (var period = first < month ? definition.After(first) : first; period < month.AddMonths(1) && period <= today; period = definition.After(period))
            yield return period;
    }
}
