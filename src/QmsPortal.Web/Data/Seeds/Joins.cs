using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.HandOvers;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.GoldenThread;
using QmsPortal.Modules.Improvement;

namespace QmsPortal.Data.Seeds;

/// <summary>What joins the chapters to one story: the signal's issue is mended by a project, its adopted test becomes a standard, and the statement informs the next need.</summary>
internal static class Joins
{
    private const string Nights = "Answering call bells at night";

    public static async Task Plant(Story story)
    {
        var project = await story.Ask(db => db.Projects.Where(p => p.Name == Nights).Select(p => new { p.Id, p.Number }).SingleAsync());
        var issue = await story.Ask(db => db.Issues.Where(i => i.Words.StartsWith("Night shift one support worker short")).Select(i => i.Id).SingleAsync());
        await Link(story, People.Sister, At(story, -1, 10, 20), issue, Relation.FixedBy, project.Id, "The shifts are booked; how bells are answered is what the project changes");

        var cycle = await story.Ask(db => db.Cycles.Where(c => c.ProjectNumber == project.Number && c.Number == 3).Select(c => c.Id).SingleAsync());
        var offer = await story.Ask(db => db.HandOvers.Where(h => h.RecordId == cycle && h.Kind == HandOverKind.ImproveToControl).Select(h => new { h.Id, h.Version }).SingleAsync());
        await story.As(People.Matron, At(story, -1, 16, 10), new AcceptHandOver.Command { HandOver = offer.Id, Version = offer.Version, Words = "It becomes version 3 of the night rounds. Everybody on nights is asked." });
        await Standards.ThirdVersion(story, At(story, -1, 16, 30), cycle);
        await Standards.OnTrial(story);

        var (statement, next) = (await Node(story, ThreadKind.Statement, "nights"), await Node(story, ThreadKind.Need, "clock they can read"));
        if (statement is { } from && next is { } to)
            await Link(story, People.QualityManager, At(story, 0, 7, 10), from, Relation.Informs, to, "Bells are answered; now people say what else keeps them awake");
    }

    private static async Task Link(Story story, string who, DateTimeOffset at, Guid from, Relation relation, Guid to, string note) =>
        await story.As(who, at, new LinkRecords.Command { From = from, Relation = relation, To = to, Note = note });

    private static Task<Guid?> Node(Story story, ThreadKind kind, string words) =>
        story.Ask(db => db.Set<ThreadNode>().Where(node => node.Kind == kind && EF.Functions.ILike(node.Title, $"%{words}%")).OrderBy(node => node.Id).Select(node => (Guid?)node.Id).FirstOrDefaultAsync());

    private static DateTimeOffset At(Story story, int days, int hour, int minute) => story.Today.AddDays(days).StartInLondon(new TimeOnly(hour, minute));
}
