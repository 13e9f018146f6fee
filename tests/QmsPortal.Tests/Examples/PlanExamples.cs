using QmsPortal.Contracts.Control;
using QmsPortal.Contracts.Planning;
using QmsPortal.Kernel;
using QmsPortal.Modules.Planning;
using QmsPortal.Modules.Planning.Goals;
using QmsPortal.Modules.Planning.Needs;
using QmsPortal.Tests.Modules.Control;
using QmsPortal.Tests.Modules.Planning;

namespace QmsPortal.Tests.Examples;

internal static class PlanExamples
{
    private static readonly DateInput March = DateInput.From(new DateOnly(2027, 3, 31));

    public static IReadOnlyList<Example> All { get; } =
    [
        Example.Of<RecordNeed.Command>(w => (w.Leila, w.ANeed())),
        Example.Of<ThemeNeed.Command>(async w =>
        {
            var need = await w.Need();
            return (w.Leila, new() { Number = need.Number, Version = need.Version, Theme = "Nights", Others = 5 });
        }),
        Example.Of<ValidateNeed.Command>(async w =>
        {
            var need = await w.Need(NeedState.Themed);
            return (w.Moira, new() { Number = need.Number, Version = need.Version, With = "Two carers" });
        }),
        Example.Of<PrioritiseNeed.Command>(async w =>
        {
            var need = await w.Need(NeedState.Validated);
            return (w.Ruth, new() { Number = need.Number, Version = need.Version, Why = "It harms most" });
        }),
        Example.Of<PutOffNeed.Command>(async w =>
        {
            var need = await w.Need(NeedState.Prioritised);
            return (w.Ruth, new() { Number = need.Number, Version = need.Version, Reason = "Staff first", Told = "Those who wrote, by letter" });
        }),
        Example.Of<MeetNeed.Command>(async w =>
        {
            var need = await w.Need(NeedState.NotNow);
            return (w.Moira, new() { Number = need.Number, Version = need.Version, Seen = "A light at every bed" });
        }),
        Example.Of<ReopenNeed.Command>(async w =>
        {
            var need = await w.Need(NeedState.Met);
            return (w.Leila, new() { Number = need.Number, Version = need.Version, Heard = "A complaint in June" });
        }),

        Example.Of<DraftGoal.Command>(async w => (w.Leila, w.AGoal((await w.Need()).Number))),
        Example.Of<PrepareGoal.Command>(async w =>
        {
            var (goal, need) = (await w.Goal(), await w.Need());
            return (w.Leila, new() { Number = goal.Number, Version = goal.Version, Need = need.Number, Owner = "Housekeeper", Baseline = 70 });
        }),
        Example.Of<ChooseMeasure.Command>(async w =>
        {
            var (goal, bells) = (await w.Goal(), await w.Series(w.Ward7, PlanWorld.CallBells));
            return (w.Leila, new() { Number = goal.Number, Version = goal.Version, Series = bells.Id });
        }),
        Example.Of<ThrowGoal.Command>(async w =>
        {
            var goal = await w.Goal();
            return (w.Leila, new() { Number = goal.Number, Version = goal.Version, Target = 85, Due = March, Words = "Can you?" });
        }),
        Example.Of<ReturnGoal.Command>(async w =>
        {
            var goal = await w.Goal(GoalState.Thrown);
            return (w.Joy, new() { Number = goal.Number, Version = goal.Version, Target = 80, Due = March, Words = "Not with two at night" });
        }),
        Example.Of<CatchGoal.Command>(async w =>
        {
            var goal = await w.Goal(GoalState.Thrown);
            return (w.Joy, new() { Number = goal.Number, Version = goal.Version, Said = "We can" });
        }),
        Example.Of<StartGoal.Command>(async w =>
        {
            var goal = await w.Goal(GoalState.Caught);
            return (w.Leila, new() { Number = goal.Number, Version = goal.Version });
        }),
        Example.Of<CloseGoal.Command>(async w =>
        {
            var goal = await w.Goal(GoalState.Live);
            return (w.Leila, new() { Number = goal.Number, Version = goal.Version, Outcome = GoalOutcome.Achieved, Reason = "The chart says so" });
        }),

        Example.Of<ShowNeed.Query>(async w => (w.Amara, new((await w.Need()).Number))),
        Example.Of<ShowGoal.Query>(async w => (w.Amara, new((await w.Goal()).Number))),
        Example.Of<ListNeeds.Query>(async w => (w.Amara, new(await w.PathOf(w.Medicine)))),
        Example.Of<CountPlan.Query>(async w => (w.Amara, new(await w.PathOf(w.Medicine)))),
        Example.Of<GoalChoices.Query>(async w => (w.Leila, new(await w.PathOf(w.Ward7)))),
        Example.Of<GoalsAt.Query>(async w => (w.Amara, new(await w.PathOf(w.Ward7)))),
        Example.Of<SeriesToChoose.Query>(async w => (w.Leila, new(await w.PathOf(w.Ward7)))),
    ];
}
