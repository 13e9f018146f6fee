using FluentValidation;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Modules.Control.Signals;
using QmsPortal.Spc;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Modules.Control.Imports;
using QmsPortal.Tests.Support;
using Xunit;
using Signal = QmsPortal.Modules.Control.Signals.Signal;

namespace QmsPortal.Tests.Modules.Control.Signals;

/// <summary>A special cause becomes a record, once, in the save that changes the chart: through the real pipeline and PostgreSQL.</summary>
public class SignalCommandTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task A_value_beyond_the_limit_raises_one_signal_in_the_same_save()
    {
        var measure = await world.SteadyMeasure(world.Ward7);
        Assert.Empty(await world.SignalsOf(measure));

        var value = await world.Add(measure, world.Ward7, 13, 70);

        var signal = Assert.Single(await world.SignalsOf(measure));
        var series = await world.Series(world.Ward7, measure);
        Assert.Equal((SpecialCause.AboveUpperLimit, SignalMeaning.Concern, SignalState.Raised, Signalling.Month(13), Signalling.Month(13)), (signal.Rule, signal.Meaning, signal.State, signal.First, signal.Last));
        Assert.Equal((series.Id, series.NodeId, Role.TeamLead, world.Clock.GetUtcNow(), new DateOnly(2026, 5, 12)), (signal.SeriesId, signal.NodeId, signal.Owner, signal.RaisedAt, signal.Due));
        Assert.Equal($"{series.Definition.Title}: above the upper limit in the latest month", signal.Words);
        Assert.StartsWith("above the upper limit ", signal.Why, StringComparison.Ordinal);
        Assert.Equal(1, await world.Number("select count(*) from signals s join observations o on o.xmin = s.xmin where s.id = $1 and o.id = $2", signal.Id, value));
        var link = await world.Ask(db => db.Set<ThreadLink>().AsNoTracking().SingleAsync(link => link.FromId == signal.Id));
        Assert.Equal((Relation.RaisedFrom, series.Id), (link.Relation, link.ToId));
        var due = await world.Ask(db => db.Set<DueTime>().AsNoTracking().SingleAsync(due => due.RecordId == signal.Id));
        Assert.Equal(("signal-past-due", new DateTimeOffset(2026, 5, 12, 23, 0, 0, TimeSpan.Zero)), (due.Kind, due.DueAt));
        var entry = await world.Ask(db => db.Set<AuditEntry>().AsNoTracking().Include(entry => entry.Payload).SingleAsync(entry => entry.RecordId == signal.Id));
        Assert.Equal(("RecordValue", "Amara Nwosu"), (entry.Command, entry.Payload.Who));
    }

    [Fact]
    public async Task What_changes_a_chart_and_not_what_it_signals_leaves_the_signal_as_it_is()
    {
        var measure = await world.SteadyMeasure(world.Ward7, [70]);
        var signal = (await world.SignalsOf(measure)).Single();

        await world.Send(world.Imogen, new SetTarget.Command { Place = world.Ward7, Measure = measure, Value = 40, From = DateInput.From(Signalling.Month(0)) });

        Assert.Equal(signal.Version, (await world.SignalsOf(measure)).Single().Version);
    }

    [Fact]
    public async Task Months_beyond_the_limit_in_a_row_are_one_signal_and_its_words_follow()
    {
        var measure = await world.SteadyMeasure(world.Ward7, [75]);
        var signal = (await world.SignalsOf(measure)).Single(s => s.Rule is SpecialCause.AboveUpperLimit);

        await world.Add(measure, world.Ward7, 14, 90);

        var after = (await world.SignalsOf(measure)).Single(s => s.Rule is SpecialCause.AboveUpperLimit);
        Assert.Equal((signal.Id, Signalling.Month(13), Signalling.Month(14)), (after.Id, after.First, after.Last));
        Assert.EndsWith(": above the upper limit for 2 months in a row", after.Words, StringComparison.Ordinal);
        Assert.Equal(after.Words, await world.Ask(db => db.Set<ThreadNode>().Where(node => node.Id == signal.Id).Select(node => node.Title).SingleAsync()));
    }

    [Fact]
    public async Task The_same_rule_on_new_points_raises_an_answered_signal_again_and_makes_a_new_one_of_a_closed_one()
    {
        var measure = await world.SteadyMeasure(world.Ward7, [70]);
        var signal = (await world.SignalsOf(measure)).Single();
        await Answer(signal, SignalAnswer.AssignableCause, "A trolley stood in the way");
        await world.Add(measure, world.Ward7, 14, 51);
        Assert.Equal(SignalState.Answered, (await world.Stored(signal)).State);

        await world.Add(measure, world.Ward7, 15, 95);

        var again = (await world.SignalsOf(measure)).Single(s => s.Rule is SpecialCause.AboveUpperLimit);
        Assert.Equal((signal.Id, SignalState.Raised, null, Signalling.Month(15)), (again.Id, again.State, again.Answer, again.First));
        Assert.Equal((SignalStepKind.FiredAgain, null), (again.Steps[^1].What, again.Steps[^1].ById));
        await Answer(again, SignalAnswer.Improvement, "It is better so");
        await Close(again);
        Assert.Equal(2, await world.Number("select count(*) from signal_steps where signal_id = $1 and what = 'Answered'", signal.Id));
    }

    [Fact]
    public async Task After_it_was_closed_the_same_rule_on_new_points_is_a_new_signal()
    {
        var measure = await world.SteadyMeasure(world.Ward7, [70]);
        var signal = (await world.SignalsOf(measure)).Single();
        await Answer(signal, SignalAnswer.Improvement, "It is better so");
        await Close(signal);

        await world.Add(measure, world.Ward7, 14, 51);
        await world.Add(measure, world.Ward7, 15, 95);

        var all = (await world.SignalsOf(measure)).Where(s => s.Rule is SpecialCause.AboveUpperLimit).ToList();
        Assert.Equal([SignalState.Closed, SignalState.Raised], all.Select(s => s.State));
        Assert.Equal([Signalling.Month(13), Signalling.Month(15)], all.Select(s => s.First));
    }

    [Fact]
    public async Task Points_that_vanish_by_correction_close_their_signal_as_a_fault_in_the_data()
    {
        var measure = await world.SteadyMeasure(world.Ward7, [70]);
        var signal = (await world.SignalsOf(measure)).Single();
        var wrong = (await world.Series(world.Ward7, measure)).Observations.Single(value => value.Numerator == 70);

        await world.Send(world.Joy, new CorrectValue.Command { Place = world.Ward7, Measure = measure, Period = wrong.Period, Version = wrong.Version, Numerator = 51, Reason = "Counted twice" });

        var after = await world.Stored(signal);
        Assert.Equal((SignalState.Closed, SignalAnswer.DataFault, null), (after.State, after.Answer, after.Due));
        Assert.Equal((SignalStepKind.Vanished, null), (after.Steps.Single().What, after.Steps.Single().ById));
        Assert.Equal(0, await world.Number("select count(*) from due_times where record_id = $1 and done_at is null and cancelled_at is null", signal.Id));
    }

    [Fact]
    public async Task A_correction_after_which_the_point_still_signals_leaves_the_signal_as_it_is()
    {
        var measure = await world.SteadyMeasure(world.Ward7, [70]);
        var signal = (await world.SignalsOf(measure)).Single();
        var wrong = (await world.Series(world.Ward7, measure)).Observations.Single(value => value.Numerator == 70);

        await world.Send(world.Joy, new CorrectValue.Command { Place = world.Ward7, Measure = measure, Period = wrong.Period, Version = wrong.Version, Numerator = 71, Reason = "One was left out" });

        Assert.Equal(SignalState.Raised, (await world.Stored(signal)).State);
        Assert.Single(await world.SignalsOf(measure));
    }

    [Fact]
    public async Task An_import_that_is_undone_takes_its_signal_with_it()
    {
        var measure = await world.SteadyMeasure(world.Ward7);
        var import = await world.Bring(measure, world.Ward7, 13, 70);
        var signal = Assert.Single(await world.SignalsOf(measure));

        await world.Undo(world.Imogen, import);

        Assert.Equal((SignalState.Closed, SignalAnswer.DataFault), ((await world.Stored(signal)).State, (await world.Stored(signal)).Answer));
    }

    [Fact]
    public async Task An_import_of_years_signals_for_its_latest_points_alone_and_figures_of_others_never()
    {
        var measure = await world.SteadyMeasure(world.Ward7, [70, 51]);
        Assert.Empty(await world.SignalsOf(measure));

        var published = await world.SteadyMeasure(world.England, [70]);
        Assert.Empty(await world.SignalsOf(published));
    }

    [Fact]
    public async Task Above_a_ward_the_service_lead_owns_it()
    {
        var measure = await world.SteadyMeasure(world.OlderPeoplesCare, [70]);

        Assert.Equal(Role.ServiceLead, (await world.SignalsOf(measure)).Single().Owner);
    }

    [Fact]
    public async Task Team_service_and_executive_leads_of_the_place_answer_and_nobody_else()
    {
        var signal = await world.Signalled();
        var command = Answering(signal, SignalAnswer.AssignableCause, "Short at night");

        foreach (var person in new[] { world.Amara, world.Priya, world.Tomasz, world.Petra, world.Imogen, world.Moira, world.Rowan })
            await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(person, command));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Bethan, command));
        await world.Send(world.Joy, command);

        await Assert.ThrowsAsync<StaleException>(() => world.Send(world.Leila, command));
        await world.Send(world.Leila, command with { Version = (await world.Stored(signal)).Version });
        Assert.Equal(2, (await world.Stored(signal)).Steps.Count);
    }

    [Fact]
    public async Task Not_yet_known_without_a_day_is_told_beside_the_field()
    {
        var signal = await world.Signalled();

        var refusal = await Assert.ThrowsAsync<ValidationException>(() => world.Send(world.Joy, Answering(signal, SignalAnswer.NotYetKnown, "Nobody knows")));

        Assert.Equal(("LookAgain", "Enter on which day you look at it next"), (refusal.Errors.Single().PropertyName, refusal.Errors.Single().ErrorMessage));
    }

    [Fact]
    public async Task An_issue_raised_from_a_signal_hangs_on_it_and_is_what_is_done_about_a_known_cause()
    {
        var (open, known) = (await world.Signalled(), await world.Signalled());
        await Answer(known, SignalAnswer.AssignableCause, "Short at night");

        var first = await world.Send(world.Amara, Issue(world.Ward7, open.Number));
        var second = await world.Send(world.Amara, Issue(world.Ward7, known.Number));
        var elsewhere = await world.Send(world.Amara, Issue(world.Ward9, known.Number));

        Assert.Equal(SignalState.Raised, (await world.Stored(open)).State);
        var acted = await world.Stored(known);
        Assert.Equal((SignalState.Acted, $"Issue {second} was raised"), (acted.State, acted.Steps[^1].Words));
        Assert.Equal([open.Id], await From(first));
        Assert.Equal([known.Id], await From(second));
        Assert.Empty(await From(elsewhere));
    }

    [Fact]
    public async Task The_database_refuses_a_second_signal_of_the_same_series_rule_and_points() =>
        Assert.Equal(1, await world.Number("select count(*) from pg_indexes where indexdef like 'CREATE UNIQUE INDEX%signals%(series_id, rule, first)'"));

    [Fact]
    public async Task Boards_ask_for_open_signals_those_to_answer_first()
    {
        var (answered, waiting) = (await world.Signalled(), await world.Signalled());
        await Answer(answered, SignalAnswer.AssignableCause, "Short at night");

        var view = await world.Send(world.Petra, new OpenSignals.Query(await world.PathOf(world.Ward7), 100));

        Assert.Equal(view.Rows.Count, view.Counts.All);
        Assert.Equal(view.Rows.Count(row => row.ToAnswer), view.Counts.ToAnswer);
        Assert.Equal(view.Rows.OrderBy(row => row.ToAnswer ? 0 : 1), view.Rows);
        var row = view.Rows.Single(row => row.Number == waiting.Number);
        Assert.Equal(("To answer", "white", true, true, new DateOnly(2026, 5, 12), false), (row.State, row.StateColour, row.ToAnswer, row.IsConcern, row.Due, row.IsPastDue));
        Assert.Equal("Answered", view.Rows.Single(row => row.Number == answered.Number).State);
        Assert.Equal(new OpenSignals.Counts(0, 0, 0), (await world.Send(world.Petra, new OpenSignals.Query("/nowhere/"))).Counts);
    }

    private async Task<IReadOnlyList<Guid>> From(int issue) => await world.Ask(async db =>
    {
        var issues = db.Issues;
        return await db.Set<ThreadLink>().Where(link => link.Relation == Relation.RaisedFrom && issues.Any(i => i.Id == link.FromId && i.Number == issue)).Select(link => link.ToId).ToListAsync();
    });

    private async Task Answer(Signal signal, SignalAnswer answer, string found) => await world.Send(world.Joy, Answering(await world.Stored(signal), answer, found));

    private async Task Close(Signal signal) => await world.Send(world.Joy, new CloseSignal.Command { Number = signal.Number, Version = (await world.Stored(signal)).Version, Why = "It has held" });

    private static AnswerSignal.Command Answering(Signal signal, SignalAnswer answer, string found) => new() { Number = signal.Number, Version = signal.Version, Answer = answer, Found = found };

    private static RaiseIssue.Command Issue(string place, int signal) => new() { Place = place, Words = "Bells wait at night", Kind = IssueKind.Staffing, FromSignal = signal };
}
