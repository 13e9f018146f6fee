using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data.Seeds;
using QmsPortal.Kernel;
using QmsPortal.Modules.Improvement;
using QmsPortal.Modules.Improvement.Cycles;
using QmsPortal.Modules.Improvement.Projects;
using QmsPortal.Tests.Modules.Improvement;

namespace QmsPortal.Tests.Crawl.Forms;

/// <summary>Projects of two wards in the states in which they wait for somebody, and cycles in theirs.</summary>
internal static class EveryProject
{
    public static async Task Plant(Story story)
    {
        foreach (var (sister, ward) in new[] { (People.Sister, "ward-7"), (People.NinthSister, "ward-9") })
        {
            await Project(story, sister, ward, "Bells: an idea");
            await Offered(story, sister, ward, "Bells: an aim");
            foreach (var steps in Enumerable.Range(1, 4))
                await Tested(story, sister, ward, $"Bells: step {steps}", steps);
            await Adopted(story, sister, ward, "Bells: adopted");
            var asked = await Adopted(story, sister, ward, "Bells: said to be achieved");
            await Change(story, sister, asked, version => new CloseProject.Command { Number = asked, Version = version, End = ProjectEnd.Achieved, Learned = "Bells", WhyNoSignal = "Counted by hand" });
            var stopped = await Project(story, sister, ward, "Bells: stopped");
            await Change(story, sister, stopped, version => new CloseProject.Command { Number = stopped, Version = version, End = ProjectEnd.Stopped, Learned = "It was the batteries" });
        }
    }

    private static Task<int> Project(Story story, string sister, string ward, string name) =>
        story.As(sister, story.Now, new StartProject.Command { Place = ward, Name = name, Why = "They are not heard" });

    private static async Task<int> Offered(Story story, string sister, string ward, string name)
    {
        var project = await Project(story, sister, ward, name);
        await Change(story, sister, project, version => Improvements.Charter with { Number = project, Version = version, Name = name, ByWhen = DateInput.From(story.Today.AddDays(90)) });
        return project;
    }

    /// <summary>Planned, started, done, answered: so many steps of the first cycle.</summary>
    private static async Task<int> Tested(Story story, string sister, string ward, string name, int steps)
    {
        var project = await Offered(story, sister, ward, name);
        await Change(story, People.Matron, project, version => new DecideCharter.Command { Number = project, Version = version, Accept = true });
        await story.As(sister, story.Now, Improvements.Plan with { Project = project });
        Func<uint, IRequest<Unit>>[] all =
        [
            version => new StartCycle.Command { Project = project, Cycle = 1, Version = version },
            version => new FinishCycle.Command { Project = project, Cycle = 1, Version = version, AsPlanned = true, Seen = "Heard" },
            version => new AnswerPrediction.Command { Project = project, Cycle = 1, Version = version, Position = 1, Verdict = Verdict.Right, Seen = "7", Learned = "Heard" },
        ];
        foreach (var step in all.Take(steps - 1))
            await story.As(sister, story.Now, step(await Version(story, project)));
        return project;
    }

    private static async Task<int> Adopted(Story story, string sister, string ward, string name)
    {
        var project = await Tested(story, sister, ward, name, 4);
        await story.As(sister, story.Now, new DecideCycle.Command
        {
            Project = project,
            Cycle = 1,
            Version = await Version(story, project),
            End = CycleEnd.Adopt,
            Lesson = "Heard",
            Change = "Louder bells",
            From = DateInput.From(story.Today),
        });
        return project;
    }

    private static async Task Change(Story story, string who, int project, Func<uint, IRequest<Unit>> change) =>
        await story.As(who, story.Now, change(await story.Ask(db => db.Projects.Where(p => p.Number == project).Select(p => p.Version).SingleAsync())));

    private static Task<uint> Version(Story story, int project) => story.Ask(db => db.Cycles.Where(c => c.ProjectNumber == project && c.Number == 1).Select(c => c.Version).SingleAsync());
}
