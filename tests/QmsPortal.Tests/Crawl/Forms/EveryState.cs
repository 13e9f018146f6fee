using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QmsPortal.Data.Seeds;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Assurance.Statements;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Huddles;
using QmsPortal.Modules.Control.Imports;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Modules.Planning.Goals;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Crawl.Forms;

/// <summary>
/// What the trust of the seeds does not have: people who keep a part of the organisation, and places, people, roles, issues and
/// imports that are over, waiting, or kept from others.
/// </summary>
internal static class EveryState
{
    /// <summary>Administrator of one division only.</summary>
    public const string Ada = "ada.quinn@riverside.example";

    /// <summary>Data steward of one division only.</summary>
    public const string Noor = "noor.shah@riverside.example";

    /// <summary>Left the organisation.</summary>
    public const string Piet = "piet.vos@riverside.example";

    public const string ClosedWard = "ward-99";

    public static Task Plant(string connection) => Tell(connection, async story =>
    {
        await AddPeople(story);
        await AddClosedWard(story);
        await AddIssues(story);
        await AddImports(story);
        await EveryProject.Plant(story);
        await AddHuddles(story);
        await Snapshot.Keep(connection);
    });

    /// <summary>For who looks at pages and sends nothing: what waits for its next step, by somebody who takes it.</summary>
    public static Task PlantWork(string connection) => Tell(connection, async story =>
    {
        await EveryProject.Plant(story);
        var huddle = await story.Ask(async db =>
        {
            var nodes = db.Nodes;
            return await db.Huddles.Where(huddle => nodes.Any(node => node.Id == huddle.NodeId && node.Code == "ward-7") && huddle.Date == story.Today).Select(huddle => huddle.Version).SingleAsync();
        });
        await story.As(People.Sister, story.Now, new StartHuddle.Command { Place = "ward-7", Version = huddle });
        await story.As(People.DivisionalNurse, story.Now, new DraftGoal.Command { Place = "ward-7", Words = "Bells answered at once", Target = 95, Unit = "%", Due = DateInput.From(story.Today.AddDays(200)), Owner = "Ward sister" });
        await story.As(People.QualityManager, story.Now, new WriteStatement.Command
        {
            Place = "ward-7",
            Claim = "Bells are answered",
            Rating = StatementRating.Reasonable,
            Why = "They are heard",
            From = DateInput.From(story.Today.AddDays(-90)),
            To = DateInput.From(story.Today),
        });
    });

    private static async Task Tell(string connection, Func<Story, Task> plot)
    {
        var clock = new StoryClock(QmsServer.Morning);
        await using var services = Site.AddCore(new ServiceCollection().AddLogging(), connection, QmsServer.AuditKey)
            .AddSingleton(new SiteMode(IsDemonstration: true))
            .AddSingleton<TimeProvider>(clock)
            .BuildServiceProvider();
        var story = new Story(services, clock, QmsServer.Morning);
        await plot(story);
    }

    private static async Task AddPeople(Story story)
    {
        foreach (var (name, email, role, place) in new[] { ("Ada Quinn", Ada, Role.Administrator, "medicine"), ("Noor Shah", Noor, Role.DataSteward, "surgery"), ("Piet Vos", Piet, Role.TeamMember, "ward-14") })
        {
            var person = await story.As(People.Administrator, story.Now, new AddPerson.Command { Name = name, Post = "Keeper", Email = email, Password = Trust.Password });
            await story.As(People.Administrator, story.Now, new GiveRole.Command { Person = person, Place = place, Role = role, From = DateInput.From(story.Beginning) });
            if (email != Piet)
                continue;
            var second = await story.As(People.Administrator, story.Now, new GiveRole.Command { Person = person, Place = "ward-15", Role = Role.TeamLead, From = DateInput.From(story.Beginning) });
            await story.As(People.Administrator, story.Now, new EndRole.Command { Person = person, Role = second });
            await story.As(People.Administrator, story.Now, new CloseAccount.Command { Person = person, Reason = "Left" });
        }
    }

    private static async Task AddClosedWard(Story story)
    {
        await story.As(People.Administrator, story.Now, new AddPlace.Command { Above = "older-peoples-care", Name = "Ward 99", Kind = NodeKind.Ward, From = DateInput.From(story.Beginning) });
        var version = await story.Ask(db => db.Nodes.Where(node => node.Code == ClosedWard).Select(node => node.Version).SingleAsync());
        await story.As(People.Administrator, story.Now, new ClosePlace.Command { Place = ClosedWard, Version = version, On = DateInput.From(story.Today.AddDays(-30)), Reason = "Closed" });
    }

    private static async Task AddIssues(Story story)
    {
        foreach (var (raiser, sister, ward) in new[] { (People.Nurse, People.Sister, "ward-7"), (People.NinthNurse, People.NinthSister, "ward-9") })
        {
            await Raise(story, raiser, ward, "Bell of bay D is silent");
            await Solve(story, sister, await Raise(story, raiser, ward, "Trolley wheel sticks"));
            await Kept(story, sister, await Raise(story, raiser, ward, "What only one person may read"));
            var kept = await Raise(story, raiser, ward, "What only one person may read of an answer");
            await Solve(story, sister, kept);
            await Kept(story, sister, kept);
        }
    }

    private static Task<int> Raise(Story story, string raiser, string ward, string words) =>
        story.As(raiser, story.Now, new RaiseIssue.Command { Place = ward, Words = words, Kind = IssueKind.Safety });

    private static async Task Solve(Story story, string sister, int issue)
    {
        var version = await story.Ask(db => db.Issues.Where(i => i.Number == issue).Select(i => i.Version).SingleAsync());
        await story.As(sister, story.Now, new SolveIssue.Command { Number = issue, Version = version, Answer = "It is mended" });
    }

    /// <summary>Kept from everybody but the auditor, who changes nothing.</summary>
    private static Task<int> Kept(Story story, string by, int issue) => story.Ask(async db =>
    {
        var (record, person, reader) = (await db.Issues.SingleAsync(i => i.Number == issue), await Id(by), await Id("gareth.lloyd@riverside.example"));
        var restriction = new Restriction(Guid.CreateVersion7(), record.Id, "About one person", person, story.Now);
        restriction.Name(Guid.CreateVersion7(), reader, person, story.Now);
        db.Add(restriction);
        return await db.SaveChangesAsync();

        Task<Guid> Id(string email) => db.Users.Where(account => account.Email == email).Select(account => account.Id).SingleAsync();
    });

    /// <summary>Ward 9's is open; Ward 7's waits for eight, and one of it was missed.</summary>
    private static async Task AddHuddles(Story story)
    {
        await story.As(People.NinthSister, story.Now, new SetHuddleTime.Command { Place = "ward-9", Days = Enum.GetValues<DayOfWeek>(), Start = "08:00", Minutes = 15 });
        var version = await story.Ask(async db =>
        {
            var nodes = db.Nodes;
            return await db.Huddles.Where(huddle => nodes.Any(node => node.Id == huddle.NodeId && node.Code == "ward-9")).Select(huddle => huddle.Version).SingleAsync();
        });
        await story.As(People.NinthSister, story.Now, new StartHuddle.Command { Place = "ward-9", Version = version });
    }

    private static async Task AddImports(Story story)
    {
        foreach (var (who, place, year) in new[] { (People.DataSteward, "ward-7", 2001), (Noor, "ward-14", 2002) })
        {
            await Upload(story, who, place, year);
            await Run(await Upload(story, who, place, year + 10));
            var undone = await Upload(story, who, place, year + 20 - 6);
            await Run(undone);
            await story.As(who, story.Now, new UndoImport.Command { Number = undone, Version = await Version(undone), Reason = "Wrong file" });

            async Task Run(int number) => await story.As(who, story.Now, new RunImport.Command { Number = number, Version = await Version(number) });
        }

        Task<uint> Version(int number) => story.Ask(db => db.Imports.Where(import => import.Number == number).Select(import => import.Version).SingleAsync());
    }

    private static Task<int> Upload(Story story, string who, string place, int year) => story.As(who, story.Now, new UploadImport.Command
    {
        Measure = "hand-hygiene",
        Place = place,
        File = File($"hands-{year}.csv", $"date,numerator,denominator\n{year}-01-01,80,100\n{year}-02-01,81,100\n"),
    });

    private static FormFile File(string name, string content)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        return new FormFile(new MemoryStream(bytes), 0, bytes.Length, "File", name);
    }
}
