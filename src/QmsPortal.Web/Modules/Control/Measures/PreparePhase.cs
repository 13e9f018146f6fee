using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Spc;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>A phase about to be offered: since when the chart tells of another process, and what the numbers say from a day on.</summary>
public static class PreparePhase
{
    /// <param name="From">The day to look at; without one, that on which the latest run began.</param>
    [Requires(Permission.ProposePhases)]
    public sealed record Query(string Place, string Measure, DateOnly? From = null) : IQuery<View>;

    public sealed record View(string Name, DateOnly? From, PhaseNumbers? Numbers, string Sentence);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var here = db.Nodes.For(user, Permission.ProposePhases);
            var series = await db.Series.For(user, Act.Read).AsNoTracking()
                .Where(s => s.Code == query.Measure && here.Any(node => node.Id == s.NodeId && node.Code == query.Place))
                .WithValues().AsSingleQuery().SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
            var chart = series.Chart();
            var from = query.From ?? RunSince(chart);
            return new View(series.Title(), from, from is { } day ? PhaseNumbers.Of(series, day) : null, ChartSentence.Full(series.Definition, chart));
        }

        private static DateOnly? RunSince(Chart chart) => chart.IconPoint is { } at
            ? chart.WhyMarked(at).Where(reason => reason.Cause is SpecialCause.ShiftAbove or SpecialCause.ShiftBelow).Select(reason => (DateOnly?)chart.Points[reason.First].Date).FirstOrDefault()
            : null;
    }

    internal static string Title(this MeasureSeries series) => series.Label.Length == 0 ? series.Definition.Title : $"{series.Definition.Title}, {series.Label}";
}
