using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Modules.Control.Standards;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Spc;
using QmsPortal.Ui.Charts;

namespace QmsPortal.Modules.Control.Confirmations;

/// <summary>Is a standard followed? By month on a p chart, by ward over a year, and each look.</summary>
public static class ListConfirmations
{
    /// <summary>A ward is looked at once a week by the leader who answers for it.</summary>
    public const int DaysBetween = 7;
    private const int MonthsShown = 24;
    private const int DaysByWard = 365;

    /// <param name="Before">The number of the last look of the page before.</param>
    [Requires(Permission.ReadStandards)]
    public sealed record Query(int Number, int? Before = null, int Rows = 50) : IQuery<View>;

    public sealed record View(
        int Number, string Title, string PlaceCode, string PlaceName, string Sentence, Plot? Plot, Variation Variation, IReadOnlyList<Month> Months,
        IReadOnlyList<Ward> Wards, IReadOnlyList<Row> Rows, int? Next, bool MayConfirm);

    public sealed record Month(string Words, int Followed, int All, string Value, string Kind);

    public sealed record Ward(string Code, string Name, int Followed, int NotFollowed, int CouldNot, DateOnly Last)
    {
        public int All => Followed + NotFollowed + CouldNot;
    }

    public sealed record Row(int Number, ConfirmationOutcome Outcome, string Why, string PlaceCode, string PlaceName, string By, DateTimeOffset At);

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var today = clock.Today();
            var (standard, place) = await db.StandardToShow(user, query.Number, ct);
            var looks =
                from look in db.Confirmations.For(user, Act.Read).AsNoTracking()
                join node in db.Nodes.For(user, Act.Read) on look.NodeId equals node.Id
                where look.StandardId == standard.Id
                select new { look, node };
            var since = new DateOnly(today.Year, today.Month, 1).AddMonths(1 - MonthsShown);
            var months = await looks.Where(row => row.look.Day >= since)
                .GroupBy(row => new { row.look.Day.Year, row.look.Day.Month })
                .Select(month => new { month.Key.Year, month.Key.Month, Followed = month.Count(row => row.look.Outcome == ConfirmationOutcome.Followed), All = month.Count() }).ToListAsync(ct);
            var wards = await looks.Where(row => row.look.Day > today.AddDays(-DaysByWard))
                .GroupBy(row => new { row.node.Code, row.node.Name, row.node.Order }).OrderBy(ward => ward.Key.Order)
                .Select(ward => new Ward(ward.Key.Code, ward.Key.Name, ward.Count(row => row.look.Outcome == ConfirmationOutcome.Followed),
                    ward.Count(row => row.look.Outcome == ConfirmationOutcome.NotFollowed), ward.Count(row => row.look.Outcome == ConfirmationOutcome.CouldNotBeFollowed), ward.Max(row => row.look.Day))).ToListAsync(ct);
            var (people, issues) = (db.People.For(user, Act.Read), db.LinksFromKept(user));
            var rows = await looks.Where(row => query.Before == null || row.look.Number < query.Before).OrderByDescending(row => row.look.Number).Take(query.Rows + 1)
                .Join(people, row => row.look.ById, person => person.Id, (row, person) => new Row(row.look.Number, row.look.Outcome,
                    issues.Any(link => link.ToId == row.look.Id && link.CreatedAt == row.look.At && link.CreatedBy == row.look.ById) ? ConfirmationWords.Kept : row.look.Why, row.node.Code, row.node.Name, person.Post, row.look.At)).ToListAsync(ct);
            var (series, chart) = ChartOf(place, [.. months.Select(month => (new DateOnly(month.Year, month.Month, 1), month.Followed, month.All))]);
            var sentence = months.Count == 0 ? "Nobody has looked yet whether it is followed." : ChartSentence.Full(series.Definition, chart);
            return new View(
                standard.Number, standard.Title, place.Code, place.Name, sentence, months.Count == 0 ? null : MeasurePlot.Of(series, chart, $"{standard.Title}, {place.Name}", sentence), chart.Variation,
                [.. chart.Points.Where(point => point.Value is not null).Reverse().Select(point => MonthOf(point, months.Single(month => new DateOnly(month.Year, month.Month, 1) == point.Date) is var one ? (one.Followed, one.All) : default))],
                wards, [.. rows.Take(query.Rows)], rows.Count > query.Rows ? rows[query.Rows - 1].Number : null,
                standard.InForce is not null && user.PathsOf(Permission.ConfirmStandards).Any(path => place.Path.StartsWith(path, StringComparison.Ordinal) || path.StartsWith(place.Path, StringComparison.Ordinal)));
        }

        /// <summary>A proportion whose limits follow the number of looks. It lives as long as the page.</summary>
        private (MeasureSeries Series, Chart Chart) ChartOf(OrgNode place, IReadOnlyList<(DateOnly Month, int Followed, int All)> months)
        {
            var definition = new MeasureDefinition(Guid.Empty, "Followed", "Followed", "Looks at which it was followed", "Looks", 100, MeasureDefinition.Percent, ImprovementDirection.Increase, ChartKind.P, Period.Month);
            var series = new MeasureSeries(Guid.Empty, definition, place.Id, "");
            foreach (var (month, followed, all) in months)
                series.Record(Guid.Empty, month, followed, all, new Entry(Guid.Empty, clock.GetUtcNow()));
            return (series, series.Chart());
        }

        private static Month MonthOf(ChartPoint point, (int Followed, int All) counts) => new(
            Periods.Words(Period.Month, point.Date), counts.Followed, counts.All, Values.Words(point.Value, MeasureDefinition.Percent, 1), point.Judgement is { } judgement ? ChartWords.Of(judgement) : "Not judged yet");
    }
}
