using FluentValidation;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Modules.Control.Imports;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Imports;

/// <summary>Once in, an import can be taken back until somebody has built on it; and it comes in once.</summary>
public class ImportUndoTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    private const string Measure = "hand-hygiene";

    [Fact]
    public async Task An_import_that_is_undone_leaves_empty_charts_and_can_come_in_again()
    {
        var first = await world.ImportPublished();
        var counts = "select count(*) from observations o join measure_series s on s.id = o.series_id join org_nodes n on n.id = s.node_id where n.code = 'england-published-data' and o.ended_at is null";
        Assert.Equal(1224, await world.Number(counts));

        await world.Undo(world.Imogen, first);

        Assert.Equal(0, await world.Number(counts));
        Assert.Equal(1224, await world.Number("select count(*) from observations where import_id = (select id from imports where number = $1) and ended_at is not null", first));
        var empty = await world.Series(world.England, Importing.Emergency + "-rba-type-1");
        Assert.Equal((0, null, "No values yet."), (empty.Summary.Count, empty.Summary.LatestValue, empty.Summary.Sentence));
        Assert.Empty(empty.Summary.Spark.Points);
        var page = await (await world.As(world.Imogen)).Get($"/at/{world.England}/measures/{Importing.Emergency}-rba-type-1");
        Assert.Contains("No values yet.", page.Is(200).Text, StringComparison.Ordinal);

        await world.ImportPublished();

        Assert.Equal(1224, await world.Number(counts));
        Assert.Equal(34, await world.Number("select count(*) from measure_series s join org_nodes n on n.id = s.node_id where n.code = 'england-published-data'"));
        Assert.Equal(36, (await world.Series(world.England, Importing.Emergency + "-rba-type-1")).Summary.Count);
    }

    [Fact]
    public async Task Undoing_leaves_the_values_that_were_there_before()
    {
        var before = (await world.Series(world.Ward9, Measure)).Summary;
        var number = await Ran(world.Ward9, "2019-01-01,10,100\n2019-02-01,20,100\n");
        Assert.Equal(before.Count + 2, (await world.Series(world.Ward9, Measure)).Summary.Count);

        await world.Undo(world.Imogen, number);

        var after = (await world.Series(world.Ward9, Measure)).Summary;
        Assert.Equal((before.Count, before.LatestValue, before.Sentence, before.Variation), (after.Count, after.LatestValue, after.Sentence, after.Variation));
    }

    [Fact]
    public async Task Whoever_has_corrected_a_value_of_it_stands_in_the_way()
    {
        var number = await Ran("ward-11", "2019-01-01,10,100\n2019-02-01,20,100\n");
        var wrong = (await world.Series("ward-11", Measure)).Current.Single(o => o.Period == new DateOnly(2019, 2, 1));
        await world.Send(world.Imogen, new CorrectValue.Command { Place = "ward-11", Measure = Measure, Period = wrong.Period, Version = wrong.Version, Numerator = 21, Denominator = 100, Reason = "Counted again" });
        var before = await world.Rows();

        var refusal = await Assert.ThrowsAsync<DomainException>(() => world.Undo(world.Imogen, number));

        Assert.Equal("February 2019 has been corrected since, so this import can no longer be undone. Correct the other values one by one.", refusal.Message);
        Assert.Equal(before, await world.Rows());
        Assert.Equal([10m, 21m], (await world.Series("ward-11", Measure)).Current.Where(o => o.Period.Year == 2019).OrderBy(o => o.Period).Select(o => o.Numerator));
    }

    [Fact]
    public async Task An_import_is_undone_once_and_only_after_it_came_in()
    {
        var number = await Prepared("ward-12", "2019-01-01,10,100\n");
        var early = await Assert.ThrowsAsync<DomainException>(() => world.Undo(world.Imogen, number));
        await world.Run(world.Imogen, number);
        await Assert.ThrowsAsync<ValidationException>(async () => await world.Send(world.Imogen, new UndoImport.Command { Number = number, Version = await world.VersionOf(number), Reason = " " }));
        await world.Undo(world.Imogen, number);

        var twice = await Assert.ThrowsAsync<DomainException>(() => world.Undo(world.Imogen, number));

        Assert.Equal("Nothing has been imported yet, so there is nothing to undo.", early.Message);
        Assert.Equal("This import is undone already.", twice.Message);
        await Assert.ThrowsAsync<DomainException>(() => world.Run(world.Imogen, number));
        Assert.Equal(1, await world.Number("select count(*) from audit_entries join audit_payloads using (mark) where command = 'UndoImport' and record = 'Import' and reason = 'The wrong file' and record_id = (select id from imports where number = $1)", number));
    }

    [Fact]
    public async Task A_file_comes_in_once()
    {
        var number = await Prepared("ward-14", "2019-01-01,10,100\n");
        await world.Run(world.Imogen, number);
        var before = await world.Rows();

        var refusal = await Assert.ThrowsAsync<DomainException>(() => world.Run(world.Imogen, number));
        var again = await Prepared("ward-14", "2019-01-01,10,100\n");

        Assert.Equal("1 row is wrong, so nothing was imported. Mend the file and upload it again.", (await Assert.ThrowsAsync<DomainException>(() => world.Run(world.Imogen, again))).Message);
        Assert.NotEmpty(refusal.Message);
        await Assert.ThrowsAsync<DomainException>(() => world.Choose(world.Imogen, number, new() { Period = "period", Numerator = "numerator", Denominator = "denominator" }));
        Assert.Contains("observations " + before.Split("observations ")[1].Split(',')[0], await world.Rows(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_form_sent_twice_has_one_effect_and_one_answer()
    {
        var number = await Prepared("ward-15", "2019-01-01,10,100\n");
        var operation = Guid.NewGuid();
        var command = new RunImport.Command { Number = number, Version = await world.VersionOf(number) };

        var first = await world.Send(world.Imogen, command, operation);
        var second = await world.Send(world.Imogen, command, operation);

        Assert.Equal((number, number), (first, second));
        Assert.Equal(1, await world.Number("select count(*) from observations where import_id = (select id from imports where number = $1)", number));
    }

    [Fact]
    public async Task Sent_five_times_at_once_it_comes_in_once()
    {
        var number = await Prepared("ward-16", "2019-01-01,10,100\n2019-02-01,20,100\n");
        var operation = Guid.NewGuid();
        var command = new RunImport.Command { Number = number, Version = await world.VersionOf(number) };

        var same = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Record.ExceptionAsync(() => world.Send(world.Imogen, command, operation)).AsTask()));

        Assert.All(same, Assert.Null);
        Assert.Equal(2, await world.Number("select count(*) from observations where import_id = (select id from imports where number = $1)", number));

        var other = await Prepared("ward-17", "2019-01-01,10,100\n2019-02-01,20,100\n");
        var different = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Record.ExceptionAsync(() => world.Run(world.Imogen, other)).AsTask()));

        Assert.Single(different, outcome => outcome is null);
        Assert.All(different.OfType<Exception>(), refusal => Assert.True(refusal is DomainException or StaleException or DbUpdateException, refusal.ToString()));
        Assert.Equal(2, await world.Number("select count(*) from observations where import_id = (select id from imports where number = $1)", other));
    }

    private Task<int> Prepared(string place, string rows) =>
        world.Prepare(world.Imogen, Measure, place, "period,numerator,denominator\n" + rows, new() { Period = "period", Numerator = "numerator", Denominator = "denominator" });

    private async Task<int> Ran(string place, string rows) => await world.Run(world.Imogen, await Prepared(place, rows));
}
