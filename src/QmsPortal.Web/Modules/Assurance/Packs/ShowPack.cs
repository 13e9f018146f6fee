using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Assurance.Packs;

/// <summary>A pack: while it is built what it would hold and what it lacks now, afterwards what is in it.</summary>
public static class ShowPack
{
    [Requires(Permission.ReadPacks)]
    public sealed record Query(int Number) : IQuery<View>;

    /// <param name="Gaps">Of now, while it is built. A frozen pack lists its own in its index.</param>
    public sealed record View(
        Guid Id, int Number, uint Version, string Title, PackState State, string PlaceCode, string PlaceName, string PlacePath, string FrameworkCode, string FrameworkTitle, string ManifestSum, int Length,
        int GapsThen, bool MayRelease, IReadOnlyList<Step> Steps, IReadOnlyList<Item> Items, IReadOnlyList<PackGap> Gaps, int Requirements, int Shown, int Evidence);

    public sealed record Step(PackState State, string Who, string Post, DateTimeOffset At);

    public sealed record Item(string Path, string Sha256, int Length);

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock, IRequestHandler<LiveConcerns.Query, IReadOnlyList<LiveConcerns.Row>> concerns) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var people = db.People.For(user, Act.Read);
            var found = await (
                from pack in db.Packs.For(user, Act.Read).AsNoTracking()
                join node in db.Nodes.For(user, Act.Read) on pack.NodeId equals node.Id
                join framework in db.Frameworks.For(user, Act.Read) on pack.FrameworkId equals framework.Id
                where pack.Number == query.Number
                select new
                {
                    pack,
                    node,
                    framework.Code,
                    framework.Title,
                    Steps = pack.Steps.OrderBy(step => step.Position).Join(people, step => step.ById, person => person.Id, (step, person) => new Step(step.State, person.Name, person.Post, step.At)).ToList(),
                    Items = pack.Items.OrderBy(item => item.Position).Select(item => new Item(item.Path, item.Sha256, item.Length)).ToList(),
                }).AsSingleQuery().SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
            var p = found.pack;
            var now = p.State is PackState.Building ? await PackContent.Now(db, user, concerns, p.FrameworkId, p.NodeId, found.node.Name, clock.Today(), ct) : null;
            return new View(p.Id, p.Number, p.Version, p.Title, p.State, found.node.Code, found.node.Name, found.node.Path, found.Code, found.Title, p.ManifestSum, p.Length, p.Gaps,
                user.Can(Permission.ReleasePacks, found.node.Path) && user.Id != p.BuiltBy && user.Id != p.FrozenBy,
                found.Steps, found.Items, now?.Gaps ?? [], now?.Confirmed.Count() ?? 0, now?.Confirmed.Count(line => line.Evidence.Count > 0) ?? 0, now?.Evidence.Count ?? 0);
        }
    }
}
