using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Organisation;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Modules.GoldenThread;

/// <summary>Records and links made for a test, also of kinds that no page makes yet.</summary>
internal static class Threads
{
    public static readonly DateTimeOffset Morning = QmsServer.Morning;

    public sealed record Made(Guid Id, ThreadKind Kind, string Title, Guid NodeId) : IThreadNode
    {
        public string Address => $"/made/{Id}";
        public ThreadEnd End => new(Id, Kind);
    }

    public static async Task<Made> Node(this TestWorld world, ThreadKind kind, string title, string place = "ward-7")
    {
        var at = await world.Ask(db => db.Nodes.Where(node => node.Code == place).Select(node => node.Id).SingleAsync());
        var made = new Made(Guid.CreateVersion7(), kind, title, at);
        await world.Save(new ThreadNode(made, Morning));
        return made;
    }

    public static async Task<ThreadLink> Link(this TestWorld world, Made from, Relation relation, Made to)
    {
        var link = new ThreadLink(Guid.CreateVersion7(), from.End, relation, to.End, null, await world.Person(world.Joy), Morning);
        await world.Save(link);
        return link;
    }

    public static Task<Guid> Person(this TestWorld world, string email) => world.Ask(db => db.Users.Where(account => account.Email == email).Select(account => account.Id).SingleAsync());

    /// <summary>Only these people see the record from now on.</summary>
    public static async Task Restrict(this TestWorld world, Guid record, params string[] named)
    {
        var by = await world.Person(world.Joy);
        var restriction = new Restriction(Guid.CreateVersion7(), record, "Names a colleague", by, Morning);
        foreach (var email in named)
            restriction.Name(Guid.CreateVersion7(), await world.Person(email), by, Morning);
        await world.Save(restriction);
    }

    public static Task Save(this TestWorld world, params object[] records) => world.Ask(async db =>
    {
        db.AddRange(records);
        return await db.SaveChangesAsync();
    });

    public static Task<Guid> Issue(this TestWorld world, int number) => world.Ask(db => db.Issues.Where(issue => issue.Number == number).Select(issue => issue.Id).SingleAsync());

    public static async Task<(int Number, Guid Id)> Raised(this TestWorld world, string words, string? from = null, string place = "ward-7")
    {
        var number = await world.Send(world.Amara, new RaiseIssue.Command { Place = place, Words = words, Kind = IssueKind.Staffing, FromMeasure = from });
        return (number, await world.Issue(number));
    }

    public static Task<List<ThreadWalk.Row>> Walk(this TestWorld world, Guid from, ThreadReader reader, int steps = 3, int reach = 0) =>
        world.Ask(db => db.Walk(from, reader, steps, reach, CancellationToken.None));
}
