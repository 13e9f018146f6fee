using System.Text;
using System.Text.Encodings.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Spc;
using QmsPortal.Ui.Charts;

namespace QmsPortal.Modules.Control.Measures;

internal sealed class AnswerFreezeChart(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<FreezeChart.Query, FreezeChart.View>
{
    public async Task<FreezeChart.View> Handle(FreezeChart.Query query, CancellationToken ct)
    {
        var series = await db.Series.For(user, Act.Read).AsNoTracking()
            .Include(s => s.Definition).Include(s => s.Targets).Include(s => s.Observations.Where(value => value.EndedAt == null && (query.Until == null || value.Period <= query.Until)))
            .SingleOrDefaultAsync(s => s.Id == query.Series, ct) ?? throw new NotFoundException();
        var place = await db.Nodes.For(user, Act.Read).Where(node => node.Id == series.NodeId).Select(node => node.Name).SingleAsync(ct);
        var chart = series.Chart();
        if (chart.Counted == 0)
            throw new DomainException("This measure has no value yet, so there is no chart to keep. Choose another one, or enter its values first.");
        var name = series.Label.Length == 0 ? series.Definition.Title : $"{series.Definition.Title}, {series.Label}";
        var sentence = ChartSentence.Full(series.Definition, chart);
        var values = series.Current.Select(value => value.Period).Order().ToList();
        return new FreezeChart.View(series.Id, name, place, series.NodeId, sentence, Page(series, chart, name, place, sentence),
            values[0], series.Definition.After(values[^1]).AddDays(-1), chart.Variation is Variation.ConcernHigh or Variation.ConcernLow);
    }

    /// <summary>Read with nothing but a browser, years from now: no style sheet, script or address of ours.</summary>
    private byte[] Page(MeasureSeries series, Chart chart, string name, string place, string sentence)
    {
        var page = new StringWriter();
        page.Write($"<!DOCTYPE html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>{Text($"{name}, {place}")}</title>{FrozenPage.Style}</head>\n");
        page.Write("<body><main>\n" + FrozenPage.Back);
        page.Write($"<h1>{Text(name)}, {Text(place)}</h1>\n<p>{Text(sentence)}</p>\n<p>As it was on {Text(clock.Today().LongWords())} at {clock.GetUtcNow().TimeWords()}.</p>\n");
        var plot = MeasurePlot.Of(series, chart, $"{name}, {place}", sentence);
        PlotSvg.Wide(plot).WriteTo(page, HtmlEncoder.Default);
        PlotSvg.Narrow(plot).WriteTo(page, HtmlEncoder.Default);
        page.Write("\n<table><caption>All values, newest first</caption><thead><tr><th scope=\"col\">Period</th><th scope=\"col\">Value</th><th scope=\"col\">Numerator</th><th scope=\"col\">Denominator</th><th scope=\"col\">What it says</th></tr></thead><tbody>\n");
        foreach (var (at, point) in series.Axis().Zip(chart.Points).Reverse())
            page.Write($"<tr><th scope=\"row\">{Text(Periods.Words(series.Definition.Every, point.Date))}</th><td>{Text(point.Value is null ? "No value" : Values.Words(point.Value, series.Definition.Unit, 1))}</td>"
                + $"<td>{at.Value?.Numerator:0.####}</td><td>{at.Value?.Denominator:0.####}</td><td>{Text(point.Judgement switch { null => "", Judgement.CommonCause => "Steady", { } judgement => ChartWords.Of(judgement) })}</td></tr>\n");
        page.Write("</tbody></table>\n</main></body></html>\n");
        return Encoding.UTF8.GetBytes(page.ToString());
    }

    private static string Text(string words) => HtmlEncoder.Default.Encode(words);
}
