using QmsPortal.Kernel;
using QmsPortal.Modules.Control.Measures;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Measures;

/// <summary>Domain §6.3, Segment, and §6.4 no. 4: who puts new limits in force, and that earlier ones stay.</summary>
public class PhaseTests
{
    private const string InForce = "These limits are in force already, and are decided once. Offer a later phase if the process has changed again.";
    private const string Declined = "This was declined already, and is decided once. Offer it anew if there are new numbers.";
    private const string Mine = "You offered these limits, so another person has to accept or decline them. Ask: improvement lead, quality manager, data steward.";

    private static readonly DateOnly First = new(2026, 1, 5);
    private static readonly PhaseAct Priya = new(new("00000000-0000-0000-0000-000000000001"), "Priya Raman", "Improvement lead", new DateTimeOffset(2026, 5, 5, 7, 0, 0, TimeSpan.Zero));
    private static readonly PhaseAct Imogen = new(new("00000000-0000-0000-0000-000000000002"), "Imogen Hartley", "Data steward", new DateTimeOffset(2026, 5, 6, 7, 0, 0, TimeSpan.Zero));
    private static readonly decimal?[] Values = [71, 74, 70, 73, 75, 69, 72, 74, 71, 70, 73, 72, 75, 74, 85, 88, 86, 84, 89, 87, 85, 87];

    [Theory]
    [InlineData(PhaseState.Offered, "accept", PhaseState.InForce, null)]
    [InlineData(PhaseState.Offered, "decline", PhaseState.Declined, null)]
    [InlineData(PhaseState.Offered, "decline without a reason", null, "Say why the limits stay as they are, so that whoever offered new ones knows.")]
    [InlineData(PhaseState.Offered, "accept one's own", null, Mine)]
    [InlineData(PhaseState.Offered, "decline one's own", null, Mine)]
    [InlineData(PhaseState.InForce, "accept", null, InForce)]
    [InlineData(PhaseState.InForce, "decline", null, InForce)]
    [InlineData(PhaseState.Declined, "accept", null, Declined)]
    [InlineData(PhaseState.Declined, "decline", null, Declined)]
    public void Every_act_in_every_state(PhaseState from, string act, PhaseState? to, string? refusal)
    {
        var (series, phase) = In(from);
        var steps = phase.Steps.Count;

        var refused = Record.Exception(() => Do(series, phase, act));

        Assert.Equal(refusal, (refused as DomainException)?.Message);
        Assert.Equal((to ?? from, steps + (to is null ? 0 : 1)), (phase.State, phase.Steps.Count));
    }

    [Fact]
    public void Only_a_phase_in_force_is_drawn()
    {
        var (series, phase) = In(PhaseState.Offered);
        Assert.Single(series.Chart().Phases);
        phase.Decline(Guid.NewGuid(), "Another person counts", Imogen);
        Assert.Single(series.Chart().Phases);

        series.PutInForce(Offer(series, 14), Guid.NewGuid(), "", Imogen);

        Assert.Equal([0, 14], series.Chart().Phases.Select(drawn => drawn.First));
        Assert.Equal(series.Chart().Variation, series.Summary.Variation);
        Assert.Contains("up from about 72% before", series.Summary.Sentence, StringComparison.Ordinal);
    }

    /// <summary>By hand: 14 values with a sum of 1,013 and moving ranges of 35 over 13.</summary>
    [Fact]
    public void Earlier_limits_come_from_earlier_values_alone()
    {
        var (series, _) = In(PhaseState.InForce);

        var before = series.Chart().Phases[0];

        Assert.Equal(1013 / 14d, before.Centre!.Value, 12);
        Assert.Equal(1013 / 14d - 2.66 * 35 / 13, before.LowerLimit!.Value, 12);
        Assert.Equal(1013 / 14d + 2.66 * 35 / 13, before.UpperLimit!.Value, 12);
    }

    [Fact]
    public void Limits_of_a_closed_phase_stay_to_the_last_digit_whatever_comes_later()
    {
        var (series, _) = In(PhaseState.InForce);
        var closed = Lines(series)[0];

        for (var week = Values.Length; week < 50; week++)
        {
            series.Record(Guid.NewGuid(), First.AddDays(7 * week), week % 3 == 0 ? 40 : 97, 100, new Entry(Priya.By, Priya.At));
            Assert.Equal(closed, Lines(series)[0]);
        }

        var second = Lines(series)[1];
        series.PutInForce(Offer(series, 40), Guid.NewGuid(), "", Imogen);
        var cut = Lines(series);
        Assert.Equal(closed, cut[0]);
        Assert.NotEqual(second, cut[1]);
        series.Record(Guid.NewGuid(), First.AddDays(7 * 50), 3, 100, new Entry(Priya.By, Priya.At));
        Assert.Equal((closed, cut[1]), (Lines(series)[0], Lines(series)[1]));
    }

    [Fact]
    public void What_held_until_then_is_kept_with_the_phase()
    {
        var (series, phase) = In(PhaseState.Offered);
        var until = series.Chart().Phases[0];

        series.PutInForce(phase, Guid.NewGuid(), "", Imogen);

        Assert.Equal((until.Centre, until.LowerLimit, until.UpperLimit), (phase.OldCentre, phase.OldLower, phase.OldUpper));
        Assert.NotEqual(until.Centre, series.Chart().Phases[0].Centre);
    }

    [Theory]
    [InlineData(-6, 14)]
    [InlineData(0, 14)]
    [InlineData(1, 15)]
    public void It_begins_with_the_first_period_that_lies_wholly_in_it(int days, int index)
    {
        var series = Measures.Series(Measures.Percentage(), Values);

        Assert.Equal(First.AddDays(7 * index), series.StartOf(First.AddDays(98 + days)));
    }

    [Fact]
    public void A_phase_whose_day_has_not_come_waits_for_its_first_value()
    {
        var series = Measures.Series(Measures.Percentage(), Values);
        series.PutInForce(series.OfferPhase(Guid.NewGuid(), Guid.NewGuid(), new PhaseOffer(new DateOnly(2027, 1, 1), "From the new year", ""), Priya), Guid.NewGuid(), "", Imogen);

        Assert.Single(series.Chart().Phases);
        Assert.Empty(Signs.Of(series));
        Assert.Null(PhaseRow.Of(series, series.Chart(), new DateOnly(2026, 6, 1)).Single().New);
    }

    [Fact]
    public void Where_one_begins_already_there_is_nothing_to_offer()
    {
        var (offered, _) = In(PhaseState.Offered);
        var (inForce, _) = In(PhaseState.InForce);
        var (declined, _) = In(PhaseState.Declined);

        Assert.Equal("New limits from that day are offered already and wait for a decision.", Assert.Throws<DomainException>(() => Offer(offered, 14)).Message);
        Assert.Equal("The limits begin anew on that day already. Choose another day.", Assert.Throws<DomainException>(() => Offer(inForce, 14)).Message);
        Assert.Equal(PhaseState.Offered, Offer(declined, 14).State);
    }

    [Fact]
    public void A_run_chart_has_phases_too()
    {
        var series = Measures.Series(Measures.Definition(chart: ChartKind.Run), Values);
        series.PutInForce(Offer(series, 14), Guid.NewGuid(), "", Imogen);

        Assert.Equal([(0, 13), (14, 21)], series.Chart().Phases.Select(phase => (phase.First, phase.Last)));
        Assert.Equal([72.5, 86.5], series.Chart().Phases.Select(phase => phase.Centre!.Value));
    }

    [Fact]
    public void The_plot_marks_where_limits_begin_anew_and_a_cycle_with_an_s()
    {
        var series = Measures.Series(Measures.Percentage(), Values);
        series.PutInForce(Offer(series, 14), Guid.NewGuid(), "", Imogen);
        series.PutInForce(series.OfferPhase(Guid.NewGuid(), Guid.NewGuid(), new PhaseOffer(First.AddDays(7 * 18), "Adopted", "", Guid.NewGuid()), Priya), Guid.NewGuid(), "", Imogen);

        var plot = MeasurePlot.Of(series, series.Chart(), "Bells", "Bells");

        Assert.Equal([(14, "1", "Limits recalculated"), (18, "S", "New standard, limits recalculated")], plot.Events.Select(e => (e.Index, e.Sign, e.Meaning)));
        Assert.Equal([0, 14, 18], plot.Phases.Select(phase => phase.First));
    }

    [Fact]
    public void Numbers_before_and_after_are_told_with_how_many_there_are()
    {
        var series = Measures.Series(Measures.Percentage(), Values);

        var numbers = PhaseNumbers.Of(series, First.AddDays(98))!;

        Assert.Equal(("week to 19 Apr 2026", "72.4%", 14, "86.4%", 8, true), (numbers.Start, numbers.Before.Centre, numbers.Before.Counted, numbers.After!.Centre, numbers.After.Counted, numbers.IsShort));
        Assert.Equal("Mean 72.4% over 14 weeks before, 86.4% over 8 weeks since. By the limits until now: 8 weeks in a row above the mean.", numbers.Evidence);
        Assert.Null(PhaseNumbers.Of(series, First));
    }

    private static List<(double?, double?, double?)> Lines(MeasureSeries series) => [.. series.Chart().Phases.Select(phase => (phase.Centre, phase.LowerLimit, phase.UpperLimit))];

    private static ChartPhase Offer(MeasureSeries series, int week) =>
        series.OfferPhase(Guid.NewGuid(), Guid.NewGuid(), new PhaseOffer(First.AddDays(7 * week), "Two people share the round", "86 against 72"), Priya);

    private static (MeasureSeries Series, ChartPhase Phase) In(PhaseState state)
    {
        var series = Measures.Series(Measures.Percentage(), Values);
        var phase = Offer(series, 14);
        if (state is PhaseState.InForce)
            series.PutInForce(phase, Guid.NewGuid(), "", Imogen);
        if (state is PhaseState.Declined)
            phase.Decline(Guid.NewGuid(), "Another person counts", Imogen);
        return (series, phase);
    }

    private static void Do(MeasureSeries series, ChartPhase phase, string act)
    {
        switch (act)
        {
            case "accept": series.PutInForce(phase, Guid.NewGuid(), "", Imogen); break;
            case "accept one's own": series.PutInForce(phase, Guid.NewGuid(), "", Priya); break;
            case "decline": phase.Decline(Guid.NewGuid(), "Another person counts", Imogen); break;
            case "decline one's own": phase.Decline(Guid.NewGuid(), "Another person counts", Priya); break;
            default: phase.Decline(Guid.NewGuid(), " ", Imogen); break;
        }
    }
}
