using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Standards;

/// <summary>Which wards may try a version, and which cycles may test it.</summary>
public static class PrepareTrial
{
    [Requires(Permission.ApproveStandards)]
    public sealed record Query(int Number) : IQuery<View>;

    public sealed record View(IReadOnlyList<Choice> Wards, IReadOnlyList<Choice> Cycles);

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var place = await db.Standards.For(user, Act.Read).Where(standard => standard.Number == query.Number)
                .Join(db.Nodes.For(user, Act.Read), standard => standard.NodeId, node => node.Id, (_, node) => node.Path).SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
            return new View(
                await db.TrialWards(user, place, clock.Today()).OrderBy(node => node.Order).Select(node => new Choice(node.Code, node.Name)).ToListAsync(ct),
                await db.TestingCycles(user, place).OrderByDescending(cycle => cycle.Id).Take(100).Select(cycle => new Choice(cycle.Id.ToString(), cycle.Title)).ToListAsync(ct));
        }
    }
}

internal static class Trials
{
    public const string Abandoned = "Abandon";

    /// <summary>A cycle whose end is decided tests nothing any more.</summary>
    private static readonly string[] Decided = ["Adopt", "Adapt", Abandoned];

    /// <summary>Open wards where the standard holds and for which the person may allow it.</summary>
    public static IQueryable<OrgNode> TrialWards(this QmsDb db, CurrentUser user, string path, DateOnly today) => db.Nodes.For(user, Permission.ApproveStandards).AsNoTracking()
        .Where(node => node.Kind == NodeKind.Ward && EF.Functions.Like(node.Path, path + "%") && node.ValidFrom <= today && (node.ValidTo == null || node.ValidTo > today));

    /// <summary>Cycles that go on at the place, above it or below it.</summary>
    public static IQueryable<ThreadNode> TestingCycles(this QmsDb db, CurrentUser user, string path)
    {
        var around = db.Nodes.For(user, Act.Read).Where(node => EF.Functions.Like(node.Path, path + "%") || EF.Functions.Like(path, node.Path + "%"));
        return db.Set<ThreadNode>().For(user, Act.Read).AsNoTracking()
            .Where(cycle => cycle.Kind == ThreadKind.PdsaCycle && !Decided.Contains(cycle.State) && around.Any(node => node.Id == cycle.NodeId));
    }
}
