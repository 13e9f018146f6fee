using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Kernel.GoldenThread;

/// <summary>A record and what it hangs together with: what it is because of, and what it led to.</summary>
public static class ShowThread
{
    [Requires(Permission.ReadThread)]
    public sealed record Query(Guid Record, int Steps = ThreadWalk.Steps) : IQuery<View>;

    /// <param name="Missing">What a record of this kind should be linked to and is not: "No measure yet".</param>
    public sealed record View(Node Record, Side BecauseOf, Side LedTo, IReadOnlyList<string> Missing, bool More, bool MayLink)
    {
        public bool IsEmpty => BecauseOf.Steps.Count == 0 && LedTo.Steps.Count == 0;
    }

    public sealed record Node(Guid Id, ThreadKind Kind, string Title, string State, string Address, string PlaceName, string PlacePath)
    {
        public string PlaceCode => PlacePath.TrimEnd('/').Split('/')[^1];
    }

    public sealed record Side(IReadOnlyList<Step> Steps);

    /// <summary>All that is so many links away.</summary>
    public sealed record Step(int Depth, IReadOnlyList<Row> Rows, int Restricted);

    /// <param name="Relation">Read from the record nearer by: "raised from", "gave rise to".</param>
    /// <param name="Through">The record between, two steps and more away.</param>
    /// <param name="MayEnd">The link, where it is one of the record's own and the person may end it.</param>
    public sealed record Row(Guid Id, ThreadKind Kind, string Title, string State, string Address, string PlaceName, string Relation, string? Through, Guid? MayEnd);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var found = await db.Walk(query.Record, ThreadReader.Of(user), query.Steps, ThreadWalk.Reach, ct);
            var start = found.Find(step => step.Depth == 0) ?? throw new NotFoundException();
            // One record is one restricted item, however many ways lead to it.
            var shown = found.Where(step => step.Depth > 0).OrderBy(step => step.Depth).ToList();
            var restricted = shown.Where(step => !step.Open).DistinctBy(step => step.Id).ToHashSet();
            return new View(
                new Node(start.Id, start.Kind, start.Title, start.State, start.Address, start.PlaceName, start.PlacePath),
                SideOf(ThreadSide.Because), SideOf(ThreadSide.Led), Gaps.MissingFrom(start.Kind, start.State, [.. shown.Where(step => step.Depth == 1).Select(step => (step.Relation!.Value, step.Forwards))]), found.Count >= ThreadWalk.MostRows, MayLink(start));

            Side SideOf(ThreadSide side) => new([.. shown.Where(step => step.Side == side && (step.Open || restricted.Contains(step)))
                .GroupBy(step => step.Depth)
                .Select(group => new Step(group.Key, [.. group.Where(step => step.Open).Select(step => RowOf(step, start.PlacePath))], group.Count(step => !step.Open)))]);
        }

        private bool MayLink(ThreadWalk.Row start) => user.Can(Permission.LinkRecords, start.PlacePath)
            && Relations.OpenTo(start.Kind).SelectMany(relation => relation.From(start.Kind)).Intersect(ThreadKinds.ReadableBy(user)).Any();

        /// <summary>A link is ended by who may change the record at which it begins.</summary>
        private Row RowOf(ThreadWalk.Row step, string startPath) => new(step.Id, step.Kind, step.Title, step.State, step.Address, step.PlaceName,
            step.Forwards ? step.Relation!.Value.Words() : step.Relation!.Value.Backwards(), step.Depth > 1 ? step.ParentTitle : null,
            step.Depth == 1 && user.Can(Permission.LinkRecords, step.Forwards ? startPath : step.PlacePath) ? step.LinkId : null);
    }
}
