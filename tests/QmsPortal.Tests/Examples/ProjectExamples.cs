using QmsPortal.Contracts.Control;
using QmsPortal.Contracts.Improvement;
using QmsPortal.Modules.Improvement.Cycles;
using QmsPortal.Modules.Improvement.Projects;
using QmsPortal.Tests.Modules.Control;
using QmsPortal.Tests.Modules.Improvement;

namespace QmsPortal.Tests.Examples;

internal static class ProjectExamples
{
    public static IReadOnlyList<Example> All { get; } =
    [
        Example.Of<StartProject.Command>(w => (w.Amara, new() { Place = w.Ward7, Name = Fresh.Words("Quieter nights"), Why = "People cannot sleep" })),
        Example.Of<WriteCharter.Command>(async w =>
        {
            var project = await w.Idea();
            return (w.Joy, Improvements.Charter with { Number = project.Number, Version = project.Version });
        }),
        Example.Of<DecideCharter.Command>(async w =>
        {
            var project = await w.CharterOffered();
            return (w.Samuel, new() { Number = project.Number, Version = project.Version, Missing = "A number" });
        }),
        Example.Of<SustainProject.Command>(async w =>
        {
            var project = await w.Implementing();
            return (w.Joy, new() { Number = project.Number, Version = project.Version, Watched = "The sister, each Monday" });
        }),
        Example.Of<CloseProject.Command>(async w =>
        {
            var project = await w.Chartered();
            return (w.Joy, new() { Number = project.Number, Version = project.Version, End = ProjectEnd.Stopped, Learned = "It was not the noise" });
        }),
        Example.Of<ConfirmClosing.Command>(async w =>
        {
            var project = await w.Asked();
            return (w.Samuel, new() { Number = project.Number, Version = project.Version, ToDo = "One month more" });
        }),

        Example.Of<PlanCycle.Command>(async w => (w.Joy, Improvements.Plan with { Project = (await w.Chartered()).Number })),
        Example.Of<ChangePlan.Command>(async w =>
        {
            var cycle = await w.Planned();
            return (w.Joy, new()
            {
                Project = cycle.ProjectNumber,
                Cycle = cycle.Number,
                Version = cycle.Version,
                Idea = "Soft shoes at night",
                Question = "Do people sleep?",
                Scale = TestScale.OneDay,
                HowSmall = "1 bay",
                Who = "Two nurses",
                What = "Wear soft shoes",
                When = "Friday night",
                Data = "Hours slept",
            });
        }),
        Example.Of<Predict.Command>(async w =>
        {
            var cycle = await w.Planned();
            return (w.Joy, new() { Project = cycle.ProjectNumber, Cycle = cycle.Number, Version = cycle.Version, Question = "Do staff mind?", Expected = "No" });
        }),
        Example.Of<TakeBackPrediction.Command>(async w =>
        {
            var cycle = await w.Planned();
            return (w.Joy, new() { Project = cycle.ProjectNumber, Cycle = cycle.Number, Version = cycle.Version, Position = 1 });
        }),
        Example.Of<StartCycle.Command>(async w =>
        {
            var cycle = await w.Planned();
            return (w.Joy, new() { Project = cycle.ProjectNumber, Cycle = cycle.Number, Version = cycle.Version });
        }),
        Example.Of<FinishCycle.Command>(async w =>
        {
            var cycle = await w.Doing();
            return (w.Joy, new() { Project = cycle.ProjectNumber, Cycle = cycle.Number, Version = cycle.Version, AsPlanned = true, Seen = "They slept" });
        }),
        Example.Of<AnswerPrediction.Command>(async w =>
        {
            var cycle = await w.Studying();
            return (w.Joy, new() { Project = cycle.ProjectNumber, Cycle = cycle.Number, Version = cycle.Version, Position = 1, Verdict = Verdict.Wrong, Seen = "5 of 10", Learned = "Doors are louder" });
        }),
        Example.Of<DecideCycle.Command>(async w =>
        {
            var cycle = await w.Answered();
            return (w.Joy, new() { Project = cycle.ProjectNumber, Cycle = cycle.Number, Version = cycle.Version, End = CycleEnd.Adapt, Lesson = "Doors next" });
        }),

        Example.Of<ListProjects.Query>(async w => (w.Amara, new(await w.PathOf(w.Ward7)))),
        Example.Of<ProjectsAt.Query>(async w => (w.Amara, new(await w.PathOf(w.Ward7)))),
        Example.Of<ShowProject.Query>(async w => (w.Amara, new((await w.Idea()).Number))),
        Example.Of<PrepareProject.Query>(async w => (w.Amara, new((await w.Raised()).Id))),
        Example.Of<ShowCycle.Query>(async w =>
        {
            var cycle = await w.Planned();
            return (w.Amara, new(cycle.ProjectNumber, cycle.Number));
        }),
        Example.Of<SeriesNow.Query>(async w => (w.Amara, new([(await w.Series(w.Ward7, "hand-hygiene")).Id]))),
    ];
}
