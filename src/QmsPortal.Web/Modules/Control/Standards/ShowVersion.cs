using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Standards;

/// <summary>One version, past or to come: its words, what was done about it, what is another in it, and the step that waits.</summary>
public static class ShowVersion
{
    [Requires(Permission.ReadStandards)]
    public sealed record Query(int Number, int Of) : IQuery<View>;

    /// <param name="IsHeard">The day has come until which people could say what they think.</param>
    /// <param name="Mine">The person wrote some of its words.</param>
    public sealed record View(
        Guid Id, Guid Standard, int Number, int Of, uint Version, VersionState State, DateOnly? Until, string PlaceCode, string PlaceName, string PlacePath, Sheet Sheet,
        IReadOnlyList<Step> Steps, int? Before, IReadOnlyList<string> Differences, int? InForce, bool IsHeard, bool Mine, bool ApprovedByMe, IReadOnlyList<Other> Others, TrialNow? Trial, IReadOnlyList<Comment> Comments, bool MayComment)
    {
        public string Title => Sheet.Content.Title;
        public string Address => $"/standards/{Number}/v{Of}";
        public bool IsOpen => State is VersionState.Draft or VersionState.Consulting or VersionState.Approved or VersionState.Trial;
        public bool WaitsForApproval => State is VersionState.Consulting && IsHeard && !Mine;
        public bool MayBeTried => State is VersionState.Consulting or VersionState.Approved && !Mine;
        public bool WaitsForPublishing => State is VersionState.Approved && !Mine && !ApprovedByMe;
        public bool MayBeWithdrawn => IsOpen || State is VersionState.Published;
    }

    /// <param name="Asked">"team members, patient partners"; nothing where nobody was asked by it.</param>
    public sealed record Step(VersionAct Act, string Words, DateOnly? Until, string By, DateTimeOffset At, string Asked);

    public sealed record Comment(string Words, string Post, DateTimeOffset At);

    /// <summary>The ward that tries it, and the cycle that tests it, for those who may know of that.</summary>
    public sealed record TrialNow(string PlaceCode, string PlaceName, string? Cycle, string? CycleAddress);

    /// <summary>A standard of the same place which a first draft may become a version of.</summary>
    public sealed record Other(int Number, string Title);

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var (standard, place) = await db.StandardToShow(user, query.Number, ct);
            var version = standard.Versions.SingleOrDefault(known => known.Number == query.Of) ?? throw new NotFoundException();
            var before = standard.Versions.Where(known => known.Number < version.Number && known.Sum is not null).MaxBy(known => known.Number);
            return new View(version.Id, standard.Id, standard.Number, version.Number, version.Version, version.State, version.Until, place.Code, place.Name, place.Path,
                Sheet.Of(standard, version, place.Name),
                [.. version.History.OrderBy(step => step.Position).Select(step => new Step(step.Act, step.Words, step.Until, $"{step.Name}, {step.Post.ToLowerInvariant()}", step.At, Consultation.Words(step.Asked.Select(asked => asked.Role))))],
                before?.Number, before is null ? [] : Differences.Between(before.Content(), version.Content()), standard.InForce, version.Until <= clock.Today(),
                version.History.Any(step => step.Act is VersionAct.Wrote && step.ById == user.Id),
                version.History.LastOrDefault(step => step.Act is VersionAct.Approved)?.ById == user.Id,
                standard.Versions.Count == 1 && version.State is VersionState.Draft && user.Can(Permission.WriteStandards, place.Path) ? await Others(standard, ct) : [],
                version.State is VersionState.Trial ? await TrialOf(version, ct) : null, await Comments(version, ct),
                version.State is VersionState.Consulting && user.MayComment(Consultation.Latest([.. version.History.SelectMany(step => step.Asked, (step, asked) => new AskedRole(step.Position, asked.Role))]), place.Path));
        }

        private async Task<IReadOnlyList<Comment>> Comments(StandardVersion version, CancellationToken ct) => await db.StandardComments.For(user, Act.Read)
            .Where(comment => comment.VersionId == version.Id).OrderBy(comment => comment.At).ThenBy(comment => comment.Id).Select(comment => new Comment(comment.Words, comment.Post, comment.At)).ToListAsync(ct);

        private Task<TrialNow?> TrialOf(StandardVersion version, CancellationToken ct)
        {
            var cycles = db.Set<ThreadNode>().For(user, Act.Read).Where(cycle => cycle.Id == version.TrialCycleId);
            return db.Nodes.For(user, Act.Read).Where(node => node.Id == version.TrialNodeId)
                .Select(node => new TrialNow(node.Code, node.Name, cycles.Select(cycle => cycle.Title).FirstOrDefault(), cycles.Select(cycle => cycle.Address).FirstOrDefault())).SingleOrDefaultAsync(ct);
        }

        private async Task<IReadOnlyList<Other>> Others(Standard draft, CancellationToken ct) => await db.Standards.For(user, Act.Read)
            .Where(other => other.NodeId == draft.NodeId && other.State == VersionState.Published && other.Writing == null)
            .OrderBy(other => other.Number).Take(100).Select(other => new Other(other.Number, other.Title)).ToListAsync(ct);
    }
}
