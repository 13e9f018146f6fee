using FluentValidation;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Spc;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Measures;

/// <summary>Define, start, record, correct, target: through the real pipeline and PostgreSQL.</summary>
public class MeasureCommandTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    private const string Bells = "night-call-bells-answered-in-5-minutes";

    [Fact]
    public async Task A_steward_defines_a_measure_once()
    {
        var code = await world.Send(world.Imogen, Definition("Fluid charts complete"));

        Assert.Equal("fluid-charts-complete", code);
        var stored = await world.Ask(db => db.Definitions.SingleAsync(d => d.Code == code));
        Assert.Equal(("Fluid charts complete", "%", 100m, Period.Week), (stored.Title, stored.Unit, stored.Multiplier, stored.Every));
        Assert.Equal(1, await world.Number("select count(*) from audit_entries where command = 'DefineMeasure' and record_id = $1", stored.Id));
        foreach (var same in new[] { "Fluid charts complete", "  Fluid Charts: complete! " })
        {
            var refusal = await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Tomasz, Definition(same)));
            Assert.StartsWith("There is a measure with this title already.", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Only_stewards_and_quality_managers_define_measures()
    {
        foreach (var person in new[] { world.Amara, world.Joy, world.Marcus, world.Petra, world.Rowan, world.Moira, world.Samuel })
            await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(person, Definition("Not theirs to define")));

        Assert.Equal("theirs-to-define", await world.Send(world.Tomasz, Definition("Theirs to define")));
    }

    [Fact]
    public async Task A_definition_that_cannot_be_is_told_field_by_field()
    {
        var refusal = await Assert.ThrowsAsync<ValidationException>(() => world.Send(world.Imogen, new DefineMeasure.Command
        {
            Title = "!!!",
            ShortName = new string('x', 31),
            Unit = "%",
            Multiplier = 1,
            Direction = (ImprovementDirection)9,
        }));

        Assert.Equal(
            ["Chart", "Denominator", "Direction", "Every", "Multiplier", "Numerator", "ShortName", "Title"],
            refusal.Errors.Select(error => error.PropertyName).Distinct().Order());
    }

    [Fact]
    public async Task A_place_takes_up_a_measure_once()
    {
        var code = await world.Send(world.Imogen, Definition("Comfort rounds kept"));

        Assert.Equal(code, await world.Send(world.Imogen, new StartMeasuring.Command { Place = world.Ward7, Measure = code }));

        var refusal = await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Imogen, new StartMeasuring.Command { Place = world.Ward7, Measure = code }));
        Assert.Equal("Ward 7 has this measure already.", refusal.Message);
        Assert.Equal("No values yet.", (await world.Series(world.Ward7, code)).Summary.Sentence);
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Imogen, new StartMeasuring.Command { Place = world.Ward7, Measure = "no-such-measure" }));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Imogen, new StartMeasuring.Command { Place = "no-such-ward", Measure = code }));
        await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(world.Joy, new StartMeasuring.Command { Place = world.Ward7, Measure = code }));
    }

    [Fact]
    public async Task Each_value_refreshes_what_boards_show_in_the_same_save()
    {
        var code = await Begin("Drinks within reach", world.Ward9);
        decimal[] numerators = [81, 83, 80, 82, 84, 81, 83, 80, 82, 84, 81, 83, 80, 82, 95, 96];
        await world.Send(world.Imogen, new SetTarget.Command { Place = world.Ward9, Measure = code, Value = 60, From = Day(2025, 1, 1) });

        for (var week = 0; week < numerators.Length; week++)
        {
            await world.Send(world.Kofi, Value(world.Ward9, code, new DateOnly(2026, 1, 6).AddDays(7 * week), numerators[week], 100));

            var summary = (await world.Series(world.Ward9, code)).Summary;
            var naive = NaiveChart.Of(numerators[..(week + 1)], target: 60);
            Assert.Equal((week + 1, (double)numerators[week], 60.0), (summary.Count, summary.LatestValue, summary.Target));
            Assert.Equal(new DateOnly(2026, 1, 5).AddDays(7 * week), summary.LatestPeriod);
            Assert.Equal((naive.Variation, naive.Assurance), (summary.Variation.ToString(), summary.Assurance.ToString()));
            Assert.Equal(numerators[..(week + 1)].Select(n => (double?)n), summary.Spark.Points.Select(point => point.Value));
            Assert.Equal((double)naive.Mean, summary.Spark.Points[^1].Centre!.Value, 9);
            Assert.Equal(week + 1 < 13 ? null : (double)naive.Upper, summary.Spark.Points[^1].Upper, (a, b) => a is null ? b is null : Math.Abs(a.Value - b!.Value) < 1e-9);
        }

        var last = (await world.Series(world.Ward9, code)).Summary;
        Assert.Equal((Variation.ImprovementHigh, Spc.Assurance.ConsistentlyPass), (last.Variation, last.Assurance));
    }

    [Fact]
    public async Task Every_chart_of_the_trust_agrees_with_a_chart_by_plain_sums()
    {
        var all = await world.Ask(db => db.Series.AsNoTracking().AsSplitQuery()
            .Include(s => s.Definition).Include(s => s.Summary).Include(s => s.Targets.Where(t => t.EndedAt == null)).Include(s => s.Observations.Where(o => o.EndedAt == null)).ToListAsync());

        var phases = await world.Ask(db => db.Phases.AsNoTracking().Where(phase => phase.State == PhaseState.InForce).ToListAsync());

        Assert.True(all.Count > 100 && phases.Count > 0);
        foreach (var series in all.Where(s => s.Summary.Count > 0))
        {
            var values = series.Observations.OrderBy(o => o.Period).Where(o => o.Denominator > 0).ToList();
            var from = phases.Where(phase => phase.SeriesId == series.Id).Select(phase => (DateOnly?)phase.From).Max();
            var numbers = values.Select(o => o.Numerator / o.Denominator!.Value * series.Definition.Multiplier).ToList();
            var target = series.Targets.Where(t => t.From <= values[^1].Period).MaxBy(t => t.From)?.Value;
            var naive = NaiveChart.Of(numbers, series.Definition.Direction, target, values.Count(o => o.Period < from));

            Assert.Equal((naive.Variation, naive.Assurance ?? ""), (series.Summary.Variation.ToString(), series.Summary.Assurance.ToString() ?? ""));
            Assert.Equal((values.Count, values[^1].Period, (double?)target), (series.Summary.Count, series.Summary.LatestPeriod, series.Summary.Target));
            Assert.Equal((double)numbers[^1], series.Summary.LatestValue!.Value, 9);
            var spark = series.Summary.Spark.Points[^1];
            if (numbers.Count < 13)
                continue;
            Assert.Equal(((double)naive.Mean, (double)naive.Lower, (double)naive.Upper), (spark.Centre!.Value, spark.Lower!.Value, spark.Upper!.Value), Near);
        }
    }

    [Fact]
    public async Task People_enter_values_at_their_own_place_and_below()
    {
        var code = await Begin("Meals on time", world.Ward7, world.Ward9, "ward-14");
        var monday = new DateOnly(2026, 4, 6);

        await world.Send(world.Amara, Value(world.Ward7, code, monday, 1, 2));
        await world.Send(world.Leila, Value(world.Ward7, code, monday.AddDays(7), 1, 2));
        await world.Send(world.Marcus, Value(world.Ward9, code, monday, 1, 2));
        var before = await world.Rows();

        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Amara, Value(world.Ward9, code, monday.AddDays(7), 1, 2)));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Kofi, Value(world.Ward7, code, monday.AddDays(14), 1, 2)));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Marcus, Value("ward-14", code, monday, 1, 2)));
        await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(world.Petra, Value(world.Ward7, code, monday.AddDays(14), 1, 2)));
        await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(world.Rowan, Value(world.Ward7, code, monday.AddDays(14), 1, 2)));
        Assert.Equal(before, await world.Rows());
    }

    [Fact]
    public async Task A_period_that_is_there_or_to_come_is_refused()
    {
        var code = await Begin("Bay doors closed", world.Ward7);
        await world.Send(world.Amara, Value(world.Ward7, code, new DateOnly(2026, 5, 5), 1, 2));

        await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Amara, Value(world.Ward7, code, new DateOnly(2026, 5, 4), 1, 2)));
        foreach (var day in new[] { new DateOnly(2026, 5, 6), new DateOnly(1989, 12, 31) })
            await Assert.ThrowsAsync<ValidationException>(() => world.Send(world.Amara, Value(world.Ward7, code, day, 1, 2)));

        Assert.Single((await world.Series(world.Ward7, code)).Observations);
    }

    [Fact]
    public async Task Entered_five_times_at_once_a_period_has_one_value()
    {
        var code = await Begin("Lights out by eleven", world.Ward7);

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 5).Select(n => Record.ExceptionAsync(() => world.Send(world.Amara, Value(world.Ward7, code, new DateOnly(2026, 5, 4), n, 10))).AsTask()));

        Assert.Single(outcomes, outcome => outcome is null);
        Assert.All(outcomes.OfType<Exception>(), refusal => Assert.True(refusal is DomainException or DbUpdateException, refusal.ToString()));
        var series = await world.Series(world.Ward7, code);
        Assert.Equal((double)Assert.Single(series.Observations).Numerator * 10, series.Summary.LatestValue!.Value, 9);
    }

    [Fact]
    public async Task The_value_shown_is_that_of_the_numbers_stored()
    {
        var code = await Begin("Tiny numbers", world.Ward7);

        var refusal = await Assert.ThrowsAsync<ValidationException>(() => world.Send(world.Amara, Value(world.Ward7, code, new DateOnly(2026, 5, 4), 0.00004m, 0.0001m)));
        await world.Send(world.Amara, Value(world.Ward7, code, new DateOnly(2026, 5, 4), 0.0001m, 0.0004m));

        Assert.Equal("Numbers can have 4 decimals at most", Assert.Single(refusal.Errors.Select(error => error.ErrorMessage).Distinct()));
        var series = await world.Series(world.Ward7, code);
        Assert.Equal((0.0001m, 0.0004m, 25.0), (series.Observations[0].Numerator, series.Observations[0].Denominator, Math.Round(series.Summary.LatestValue!.Value, 9)));
    }

    [Fact]
    public async Task A_correction_keeps_both_values_and_its_reason()
    {
        var before = await world.Series(world.Ward7, Bells);
        var wrong = before.Observations.MaxBy(o => o.Period)!;

        var id = await world.Send(world.Joy, Correction(wrong, wrong.Numerator - 1) with { Reason = "A bell was counted twice" });

        var after = await world.Series(world.Ward7, Bells);
        Assert.Equal(before.Observations.Count + 1, after.Observations.Count);
        var old = after.Observations.Single(o => o.Id == wrong.Id);
        var corrected = after.Observations.Single(o => o.Id == id);
        Assert.Equal((wrong.Numerator, id, false), (old.Numerator, old.ReplacedById, old.IsCurrent));
        Assert.Equal((wrong.Numerator - 1, "A bell was counted twice", true), (corrected.Numerator, corrected.Reason, corrected.IsCurrent));
        Assert.Equal((double)(wrong.Numerator - 1) / (double)wrong.Denominator! * 100, after.Summary.LatestValue!.Value, 9);
        var history = await world.Ask(db => db.Set<AuditEntry>().Where(entry => entry.RecordId == wrong.Id || entry.RecordId == id).OrderBy(entry => entry.Id).ToListAsync());
        Assert.Contains(history, entry => entry.Command == "CorrectValue" && entry.RecordId == id && entry.Payload.Who == "Joy Okoro" && entry.Payload.Reason == "A bell was counted twice");
        Assert.Contains(history, entry => entry.Command == "CorrectValue" && entry.RecordId == wrong.Id && entry.Payload.Before!.Contains("EndedAt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_correction_needs_a_reason_and_a_right_to_it()
    {
        var wrong = (await world.Series(world.Ward7, Bells)).Current.MinBy(o => o.Period)!;
        var before = await world.Rows();

        var refusal = await Assert.ThrowsAsync<ValidationException>(() => world.Send(world.Joy, Correction(wrong, 1) with { Reason = " " }));
        Assert.Equal("Enter why it is corrected", Assert.Single(refusal.Errors).ErrorMessage);
        await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(world.Amara, Correction(wrong, 1)));
        await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(world.Leila, Correction(wrong, 1)));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Bethan, Correction(wrong, 1)));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Joy, Correction(wrong, 1) with { Period = wrong.Period.AddDays(-7) }));
        await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Joy, Correction(wrong, wrong.Numerator)));
        await Assert.ThrowsAsync<ValidationException>(() => world.Send(world.Joy, Correction(wrong, wrong.Denominator!.Value + 1)));
        Assert.Equal(before, await world.Rows());
    }

    [Fact]
    public async Task A_correction_of_what_has_changed_meanwhile_is_refused()
    {
        var seen = (await world.Series(world.Ward7, "hand-hygiene")).Current.MinBy(o => o.Period)!;
        var first = new CorrectValue.Command { Place = world.Ward7, Measure = "hand-hygiene", Period = seen.Period, Version = seen.Version, Numerator = 10, Denominator = 100, Reason = "First" };
        await world.Send(world.Joy, first);
        var before = await world.Rows();

        await Assert.ThrowsAsync<StaleException>(() => world.Send(world.Imogen, first with { Numerator = 20, Reason = "Second" }));

        Assert.Equal(before, await world.Rows());
        Assert.Equal(10, (await world.Series(world.Ward7, "hand-hygiene")).Current.Single(o => o.Period == seen.Period).Numerator);
    }

    [Fact]
    public async Task A_target_counts_from_its_day_and_is_set_by_those_who_define()
    {
        await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(world.Joy, Target(50)));
        var refusal = await Assert.ThrowsAsync<ValidationException>(() => world.Send(world.Imogen, Target(101)));
        Assert.Equal(("Value", "A percentage cannot be above 100"), refusal.Errors.Select(error => (error.PropertyName, error.ErrorMessage)).Single());

        await world.Send(world.Tomasz, Target(50));
        var friends = await world.Series(world.Ward9, "friends-and-family-good-or-very-good");
        Assert.Equal((50.0, Spc.Assurance.ConsistentlyPass), (friends.Summary.Target, friends.Summary.Assurance));
        Assert.EndsWith(". Will meet 50%", friends.Summary.Words, StringComparison.Ordinal);

        await world.Send(world.Tomasz, Target(99) with { From = Day(2026, 5, 5) });
        Assert.Equal(50.0, (await world.Series(world.Ward9, "friends-and-family-good-or-very-good")).Summary.Target);
    }

    private SetTarget.Command Target(decimal value) => new() { Place = world.Ward9, Measure = "friends-and-family-good-or-very-good", Value = value, From = Day(2024, 1, 1) };

    private CorrectValue.Command Correction(QmsPortal.Modules.Control.Measures.Observation wrong, decimal numerator) => new()
    {
        Place = world.Ward7,
        Measure = Bells,
        Period = wrong.Period,
        Version = wrong.Version,
        Numerator = numerator,
        Denominator = wrong.Denominator,
        Reason = "Counted again",
    };

    private static DefineMeasure.Command Definition(string title) => new()
    {
        Title = title,
        ShortName = "Short",
        Numerator = "Kept",
        Denominator = "Looked at",
        Multiplier = 100,
        Unit = "%",
        Direction = ImprovementDirection.Increase,
        Chart = ChartKind.Xmr,
        Every = Period.Week,
    };

    private static RecordValue.Command Value(string place, string measure, DateOnly day, decimal numerator, decimal denominator) =>
        new() { Place = place, Measure = measure, Period = DateInput.From(day), Numerator = numerator, Denominator = denominator };

    private async Task<string> Begin(string title, params string[] places)
    {
        var code = await world.Send(world.Imogen, Definition(title));
        foreach (var place in places)
            await world.Send(world.Imogen, new StartMeasuring.Command { Place = place, Measure = code });
        return code;
    }

    private static DateInput Day(int year, int month, int day) => DateInput.From(new DateOnly(year, month, day));

    private static bool Near((double, double, double) a, (double, double, double) b) =>
        Math.Abs(a.Item1 - b.Item1) < 1e-9 && Math.Abs(a.Item2 - b.Item2) < 1e-9 && Math.Abs(a.Item3 - b.Item3) < 1e-9;
}
