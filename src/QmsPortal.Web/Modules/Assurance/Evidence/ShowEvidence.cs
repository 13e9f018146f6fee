using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Assurance.Evidence;

/// <summary>An item, what became of it, and what rests on it.</summary>
public static class ShowEvidence
{
    [Requires(Permission.ReadEvidence)]
    public sealed record Query(int Number) : IQuery<View>;

    public sealed record View(
        Guid Id, int Number, uint Version, string Title, EvidenceKind Kind, EvidenceState State, DateOnly CoversFrom, DateOnly CoversTo, DateOnly ValidUntil, DateTimeOffset ReceivedAt,
        string PlaceCode, string PlaceName, string PlacePath, Guid OwnerId, string Owner, Guid? SubmittedBy, string FileName, string MediaType, int Length, string Sha256,
        IReadOnlyList<Step> Steps, IReadOnlyList<Rest> Shows)
    {
        public bool IsOver => State is EvidenceState.Expired or EvidenceState.Withdrawn;

        /// <summary>Neither who made it nor who sent it.</summary>
        public bool MayBeAcceptedBy(Guid person) => State is EvidenceState.Submitted && SubmittedBy != person && OwnerId != person;
    }

    public sealed record Step(EvidenceState State, string Words, DateTimeOffset At, string? Who, string? Post)
    {
        public string By => Who is null ? "the portal" : $"{Who}, {Post?.ToLowerInvariant()}";
    }

    /// <summary>Something that rests on it, as far as the person may read it.</summary>
    public sealed record Rest(ThreadKind Kind, string Title, string Address, string State, string PlaceName);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var people = db.People.For(user, Act.Read);
            var (nodes, links, records, kinds) = (db.Nodes.For(user, Act.Read), db.Links.For(user, Act.Read), db.Linkable.For(user, Act.Read), ThreadKinds.ReadableBy(user));
            var found = await (
                from item in db.Evidence.For(user, Act.Read).AsNoTracking()
                join node in nodes on item.NodeId equals node.Id
                join owner in people on item.OwnerId equals owner.Id
                where item.Number == query.Number
                select new
                {
                    item,
                    node,
                    Owner = owner.Name,
                    Steps = item.Steps.OrderBy(step => step.Position).LeftJoin(people, step => step.ById, person => (Guid?)person.Id,
                        (step, person) => new Step(step.State, step.Words, step.At, person == null ? null : person.Name, person == null ? null : person.Post)).ToList(),
                    Shows = links.Where(link => link.FromId == item.Id && link.Relation == Relation.Evidences && link.EndedAt == null)
                        .Join(records.Where(record => kinds.Contains(record.Kind)), link => link.ToId, record => record.Id, (link, record) => record)
                        .Join(nodes, record => record.NodeId, place => place.Id, (record, place) => new Rest(record.Kind, record.Title, record.Address, record.State, place.Name)).ToList(),
                }).AsSingleQuery().SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
            var i = found.item;
            return new View(i.Id, i.Number, i.Version, i.Title, i.Kind, i.State, i.CoversFrom, i.CoversTo, i.ValidUntil, i.ReceivedAt,
                found.node.Code, found.node.Name, found.node.Path, i.OwnerId, found.Owner, i.SubmittedBy, i.FileName, i.MediaType, i.Length, i.Sha256,
                found.Steps, [.. found.Shows.OrderBy(rest => rest.Title, StringComparer.CurrentCulture)]);
        }
    }
}
