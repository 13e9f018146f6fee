using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Imports;

/// <summary>The real file of NHS England, beside what the test reads from it by itself.</summary>
public class PublishedFiguresTests(PublishedFiguresTests.PublishedWorld world) : IClassFixture<PublishedFiguresTests.PublishedWorld>
{
    [Fact]
    public async Task The_file_becomes_one_definition_with_34_series_and_1224_values_at_the_place_of_published_data()
    {
        Assert.Equal(34, await world.Number("select count(*) from measure_series s join org_nodes n on n.id = s.node_id where n.code = $1 and n.kind = 'Comparison'", world.England));
        Assert.Equal(1, await world.Number("select count(distinct s.definition_id) from measure_series s join org_nodes n on n.id = s.node_id where n.code = $1", world.England));
        Assert.Equal(1224, await world.Number("select count(*) from observations o join measure_series s on s.id = o.series_id join org_nodes n on n.id = s.node_id where n.code = $1 and o.ended_at is null", world.England));
        Assert.Equal(1224, await world.Number("select count(*) from observations where import_id = (select id from imports where number = $1)", world.Number));
        Assert.Equal(0, await world.Number("select count(*) from measure_series s join org_nodes n on n.id = s.node_id join measure_definitions d on d.id = s.definition_id where d.code = $1 and n.kind <> 'Comparison'", Importing.Emergency));
    }

    [Fact]
    public async Task Every_number_of_the_file_is_stored_as_it_stands_there()
    {
        var stored = await world.Ask(async db => await db.Series.AsNoTracking().Include(s => s.Observations).Where(s => s.Definition.Code == Importing.Emergency).ToListAsync());
        var rows = stored.SelectMany(series => series.Observations.Select(o => $"{series.Label} {o.Period:yyyy-MM-dd} {o.Numerator:0} {o.Denominator:0}")).Order(StringComparer.Ordinal);

        Assert.Equal(File().Select(row => $"{row.Name} {row.Period} {row.Within} {row.Attendances}").Order(StringComparer.Ordinal), rows);
    }

    /// <summary>Value, mean and limits of March 2019, worked out apart from the site: see each number.</summary>
    [Theory]
    [InlineData("RBA, type 1", 5365, 6327, 84.795, 90.449, 85.009, 95.888)]
    [InlineData("RJZ, type 1", 11285, 17193, 65.637, 73.319, 64.442, 82.196)]
    [InlineData("RLQ, type 1", 4503, 5294, 85.059, 76.796, 66.816, 86.776)]
    [InlineData("RX1, type 2", 1767, 1793, 98.550, 98.781, 96.470, 101.092)]
    [InlineData("RTH, type 2", 1585, 1585, 100.000, 100.000, 100.000, 100.000)]
    [InlineData("RBL, other", 3332, 3337, 99.850, 99.362, 98.079, 100.645)]
    public async Task The_numbers_of_a_series_are_those_worked_out_by_hand(string name, int within, int attendances, double value, double mean, double lower, double upper)
    {
        var series = await world.Series(world.England, $"{Importing.Emergency}-{OrgNode.CodeFrom(name)}");
        var spark = series.Summary.Spark.Points[^1];

        Assert.Equal(36, series.Summary.Count);
        Assert.Equal((new DateOnly(2019, 3, 1), within, attendances), (series.Summary.LatestPeriod, series.Summary.LatestNumerator, series.Summary.LatestDenominator));
        Assert.Equal([value, mean, lower, upper], new[] { series.Summary.LatestValue, spark.Centre, spark.Lower, spark.Upper }.Select(number => Math.Round(number!.Value, 3)));
    }

    [Fact]
    public async Task Every_series_is_judged_as_plain_sums_judge_it()
    {
        foreach (var rows in File().GroupBy(row => row.Name))
        {
            var naive = NaiveChart.Of([.. rows.Select(row => (decimal)row.Within / row.Attendances * 100)]);
            var summary = (await world.Series(world.England, $"{Importing.Emergency}-{OrgNode.CodeFrom(rows.Key)}")).Summary;
            var spark = summary.Spark.Points[^1];

            Assert.Equal(naive.Variation, summary.Variation.ToString());
            Assert.Null(summary.Assurance);
            Assert.Equal((double)naive.Mean, spark.Centre!.Value, 9);
            Assert.Equal((double)naive.Lower, spark.Lower!.Value, 9);
            Assert.Equal((double)naive.Upper, spark.Upper!.Value, 9);
        }
    }

    [Fact]
    public async Task The_chart_page_says_these_numbers_and_whose_they_are_not()
    {
        var petra = await world.As(world.Petra);

        var page = (await petra.Get($"/at/{world.England}/measures/{Importing.Emergency}-rjz-type-1")).Is(200);

        Assert.Equal("A&E: seen within 4 hours, RJZ, type 1", page.Heading);
        Assert.Contains("About 73 in every 100.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Published data about another organisation. Not the figures of Riverside Hospitals.", page.Text, StringComparison.Ordinal);
        Assert.Equal(("65.6%", "73.3%", "64.4% to 82.2%"), (page.Beside("Latest, March 2019"), page.Beside("Mean"), page.Beside("Usual range")));
        Assert.DoesNotContain("Out of date", page.Text, StringComparison.Ordinal);
        Assert.Equal(36, page.Rows("All values, newest first").Count);
        Assert.StartsWith("March 2019 | 65.6% | 11,285 | 17,193 | Concern | ", page.Rows("All values, newest first")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task None_of_it_is_counted_in_the_pages_of_the_trust()
    {
        foreach (var path in new[] { "/riverside-hospitals/", "/riverside-hospitals/medicine/" })
        {
            var counts = await world.Send(world.Petra, new MeasureCounts.Query(path));
            var rows = await world.Send(world.Petra, new MeasureSummaries.Query(path, Rows: 1000));

            Assert.DoesNotContain(counts.Counts, count => count.Measure == Importing.Emergency);
            Assert.DoesNotContain(rows.Rows, row => row.PlaceCode == world.England);
        }

        Assert.Equal(34, (await world.Send(world.Petra, new MeasureCounts.Query("/riverside-hospitals/england-published-data/"))).All);
        var petra = await world.As(world.Petra);
        Assert.DoesNotContain("A&E", (await petra.Get("/at/riverside-hospitals/overview")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("A&E", (await petra.Get("/at/riverside-hospitals/measures")).Text, StringComparison.Ordinal);
        Assert.Contains("are counted in none of its pages", (await petra.Get($"/at/{world.England}/measures")).Text, StringComparison.Ordinal);
    }

    private static IEnumerable<(string Name, string Period, int Within, int Attendances)> File() => Encoding.UTF8.GetString(Importing.Published)
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Skip(1).Select(line => line.Split(','))
        .Select(cells => ($"{cells[1]}, {(cells[2] == "other" ? "other" : $"type {cells[2]}")}", cells[0], int.Parse(cells[4], CultureInfo.InvariantCulture), int.Parse(cells[3], CultureInfo.InvariantCulture)));

    /// <summary>The trust with the published figures in it.</summary>
    public sealed class PublishedWorld(QmsServer server) : TrustWorld(server)
    {
        public int Number { get; private set; }

        protected override async Task Begin() => Number = await this.ImportPublished();
    }
}
