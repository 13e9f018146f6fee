using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Modules.Improvement;
using QmsPortal.Modules.Improvement.Cycles;
using QmsPortal.Modules.Improvement.Projects;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Modules.Improvement;

/// <summary>Projects of Ward 7 and their cycles, brought by commands to where a test begins. Joy leads, Samuel sponsors.</summary>
internal static class Improvements
{
    public static WriteCharter.Command Charter { get; } = new()
    {
        Name = "Quieter nights",
        Aim = "People sleep through the night",
        ForWhom = "people on Ward 7",
        HowMuch = "8 of 10, from 5",
        ByWhen = DateInput.From(new DateOnly(2026, 9, 30)),
        Why = "They cannot sleep",
        NoOutcome = "Not counted yet",
        NoProcess = "Not counted yet",
        NoBalancing = "Nothing waits",
        Ideas = "Soft shoes",
        Team = "Night nurse",
    };

    public static PlanCycle.Command Plan { get; } = new()
    {
        Idea = "Soft shoes",
        Question = "Do people sleep?",
        Scale = TestScale.OneShift,
        HowSmall = "1 bay, 1 night",
        Who = "One nurse",
        What = "Wears soft shoes",
        When = "Thursday night",
        Data = "Who slept, by the nurse",
        Expected = "7 of 10 sleep",
    };

    public static async Task<Project> Idea(this TestWorld world) =>
        await world.Project(await world.Send(world.Joy, new StartProject.Command { Place = world.Ward7, Name = Fresh.Words("Quieter nights"), Why = "They cannot sleep" }));

    public static async Task<Project> CharterOffered(this TestWorld world, Guid? outcome = null)
    {
        var project = await world.Idea();
        return await world.Then(project, world.Joy, Charter with { Number = project.Number, Version = project.Version, Outcome = outcome });
    }

    public static async Task<Project> Chartered(this TestWorld world, Guid? outcome = null)
    {
        var project = await world.CharterOffered(outcome);
        return await world.Then(project, world.Samuel, new DecideCharter.Command { Number = project.Number, Version = project.Version, Accept = true });
    }

    public static async Task<Project> Implementing(this TestWorld world, Guid? outcome = null)
    {
        var cycle = await world.Answered(outcome);
        await world.Send(world.Joy, new DecideCycle.Command
        {
            Project = cycle.ProjectNumber,
            Cycle = cycle.Number,
            Version = cycle.Version,
            End = CycleEnd.Adopt,
            Lesson = "Shoes it is",
            Change = "Soft shoes at night",
            From = DateInput.From(world.Clock.Today()),
        });
        return await world.Project(cycle.ProjectNumber);
    }

    public static async Task<Project> Asked(this TestWorld world)
    {
        var project = await world.Implementing();
        return await world.Then(project, world.Joy, new CloseProject.Command { Number = project.Number, Version = project.Version, End = ProjectEnd.Achieved, Learned = "Shoes", WhyNoSignal = "Counted by hand" });
    }

    public static async Task<Cycle> Planned(this TestWorld world, Guid? outcome = null)
    {
        var project = (await world.Chartered(outcome)).Number;
        return await world.Cycle(project, await world.Send(world.Joy, Plan with { Project = project }));
    }

    public static async Task<Cycle> Doing(this TestWorld world, Guid? outcome = null) =>
        await world.Then(await world.Planned(outcome), cycle => new StartCycle.Command { Project = cycle.ProjectNumber, Cycle = cycle.Number, Version = cycle.Version });

    public static async Task<Cycle> Studying(this TestWorld world, Guid? outcome = null) =>
        await world.Then(await world.Doing(outcome), cycle => new FinishCycle.Command { Project = cycle.ProjectNumber, Cycle = cycle.Number, Version = cycle.Version, AsPlanned = true, Seen = "They slept" });

    public static async Task<Cycle> Answered(this TestWorld world, Guid? outcome = null) => await world.Then(await world.Studying(outcome), cycle => new AnswerPrediction.Command
    {
        Project = cycle.ProjectNumber,
        Cycle = cycle.Number,
        Version = cycle.Version,
        Position = 1,
        Verdict = Verdict.Wrong,
        Seen = "5 of 10",
        Learned = "Doors are louder",
    });

    public static Task<Project> Project(this TestWorld world, int number) =>
        world.Ask(db => db.Projects.AsNoTracking().Include(project => project.Steps.OrderBy(step => step.Position)).SingleAsync(project => project.Number == number));

    public static Task<Cycle> Cycle(this TestWorld world, int project, int number) =>
        world.Ask(db => db.Cycles.AsNoTracking().Include(cycle => cycle.Predictions.OrderBy(p => p.Position)).Include(cycle => cycle.Steps.OrderBy(step => step.Position))
            .SingleAsync(cycle => cycle.ProjectNumber == project && cycle.Number == number));

    private static async Task<Project> Then(this TestWorld world, Project project, string who, IRequest<Unit> act)
    {
        await world.Send(who, act);
        return await world.Project(project.Number);
    }

    private static async Task<Cycle> Then(this TestWorld world, Cycle cycle, Func<Cycle, IRequest<Unit>> act)
    {
        await world.Send(world.Joy, act(cycle));
        return await world.Cycle(cycle.ProjectNumber, cycle.Number);
    }
}
