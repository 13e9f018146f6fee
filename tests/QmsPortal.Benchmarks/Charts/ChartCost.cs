using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QmsPortal.Benchmarks.Kill;
using QmsPortal.Benchmarks.Spc;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Operations;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Modules.Organisation;
using QmsPortal.Spc;
using QmsPortal.Ui.Charts;

namespace QmsPortal.Benchmarks.Charts;

/// <summary>What a chart costs where it is drawn, and where a point is recorded: limits, rules, signal and summary in one durable transaction.</summary>
internal static class ChartCost
{
    private const int Points = 60;
    private const double AllowedDrawing = 100;
    private const double AllowedRecording = 5;

    /// <returns>0 when every bar is met, else 1.</returns>
    public static async Task<int> Measure(int rounds, CancellationToken ct)
    {
        var plot = PlotOf60();
        var met = Say("SVG, wide, 60 points", Timing.Of(() => Drawn(PlotSvg.Wide(plot)), rounds), AllowedDrawing)
            & Say("SVG, narrow, the last 30", Timing.Of(() => Drawn(PlotSvg.Narrow(plot)), rounds), AllowedDrawing);

        await using var database = await DurableDatabase.Start(ct);
        var key = AuditKey.Read(Convert.ToBase64String(new byte[32]))!;
        var place = (await Wards.Fill(database.ConnectionString, key, 1, wholeTrust: false))[0];
        await using var services = Site.AddCore(new ServiceCollection().AddLogging(), database.ConnectionString, key).AddSingleton(new SiteMode(IsDemonstration: true)).BuildServiceProvider();
        var times = await Recorded(services, place.Ward, rounds, ct);
        var (median, high) = (times[times.Count / 2], times[times.Count * 95 / 100]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"a point recorded, 60 points and more there",-44} median {median:0.0} ms, 95 of 100 within {high:0.0} ms; bar {AllowedRecording} ms{(median <= AllowedRecording ? "" : " MISSED")}"));
        return met && median <= AllowedRecording ? 0 : 1;
    }

    private static bool Say(string name, Timing cost, double allowed)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-44} median {cost.Median:0} µs, lowest {cost.Lowest:0} µs, {cost.Bytes:N0} bytes; bar {allowed} µs{(cost.Median <= allowed ? "" : " MISSED")}"));
        return cost.Median <= allowed;
    }

    private static string Drawn(Microsoft.AspNetCore.Html.IHtmlContent drawing)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        drawing.WriteTo(text, HtmlEncoder.Default);
        return text.ToString();
    }

    /// <summary>Five years of months with a shift in them and a target, so that marks, notes and lines are all drawn.</summary>
    private static Plot PlotOf60()
    {
        var definition = new MeasureDefinition(Guid.NewGuid(), "Hand hygiene", "Hand hygiene", "Moments kept", "Moments watched", 100, "%", ImprovementDirection.Increase, ChartKind.Xmr, Period.Month);
        var series = new MeasureSeries(Guid.NewGuid(), definition, Guid.NewGuid(), "");
        series.SetTarget(Guid.NewGuid(), 90, new DateOnly(2020, 1, 1), Guid.Empty, DateTimeOffset.UnixEpoch);
        for (var i = 0; i < Points; i++)
            series.Record(Guid.NewGuid(), new DateOnly(2020, 1, 1).AddMonths(i), (i < 45 ? 80 : 90) + i * 7 % 5, 100, new Entry(Guid.Empty, DateTimeOffset.UnixEpoch));
        return MeasurePlot.Of(series, series.Chart(), "Hand hygiene", "Sixty points");
    }

    /// <summary>Recordings into another series before any is timed: a site that has just been started compiles as it goes.</summary>
    private const int WarmUp = 600;

    /// <summary>Milliseconds of each recording, in order of size, after the first 60 days are in.</summary>
    private static async Task<List<double>> Recorded(ServiceProvider services, string ward, int rounds, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<QmsDb>();
        var (user, path) = (await db.Users.Select(account => account.Id).FirstAsync(ct), await db.Nodes.Where(node => node.ParentId == null).Select(node => node.Path).SingleAsync(ct));
        var times = new List<double>();
        await Days(await Started("Rounds of the first year"), WarmUp);
        var code = await Started("Rounds of this year");
        await Days(code, Points);
        times.Clear();
        await Days(code, rounds, Points);
        return [.. times.Order()];

        async Task<string> Started(string title)
        {
            var code = await Send(new DefineMeasure.Command { Title = title, ShortName = title, Numerator = "Rounds on time", Denominator = "Rounds due", Multiplier = 100, Unit = "%", Direction = ImprovementDirection.Increase, Chart = ChartKind.Xmr, Every = Period.Day });
            return await Send(new StartMeasuring.Command { Place = ward, Measure = code });
        }

        async Task Days(string code, int count, int after = 0)
        {
            for (var i = after; i < after + count; i++)
            {
                var began = Stopwatch.GetTimestamp();
                await Send(new RecordValue.Command { Place = ward, Measure = code, Period = DateInput.From(new DateOnly(2020, 1, 1).AddDays(i)), Numerator = 20 + i * 7 % 5, Denominator = 25 });
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
        }

        async Task<T> Send<T>(IRequest<T> command)
        {
            await using var one = services.CreateAsyncScope();
            one.ServiceProvider.GetRequiredService<CurrentUser>().Become(user, "Mina Patel", "Ward sister", [new Grant(Role.TeamLead, path), new Grant(Role.DataSteward, path)]);
            one.ServiceProvider.GetRequiredService<Submission>().OperationId = one.ServiceProvider.GetRequiredService<IdSource>().Next();
            return await one.ServiceProvider.GetRequiredService<IMediator>().Send(command, ct);
        }
    }
}
