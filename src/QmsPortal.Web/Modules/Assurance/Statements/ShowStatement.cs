using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Assurance.Evidence;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Assurance.Statements;

/// <summary>A statement, what it rests on, and what became of it.</summary>
public static class ShowStatement
{
    [Requires(Permission.ReadStatements)]
    public sealed record Query(int Number) : IQuery<View>;

    /// <param name="Concerns">Live signals that say otherwise while it is written, challenged and decided. From then on they are contradictions, and kept.</param>
    public sealed record View(
        Guid Id, int Number, uint Version, StatementState State, Wording Words, StatementRating? Proposed, string? WeakenedBecause, bool IsInForce,
        string PlaceCode, string PlaceName, string PlacePath, Guid AuthorId, string Author, Guid? ChallengedBy, string? Committee, DateOnly? CommitteeOn, DateTimeOffset? AgreedAt,
        int? Renews, int? RenewedBy, DateTimeOffset WrittenAt, IReadOnlyList<Step> Steps, IReadOnlyList<Against> Contradictions, IReadOnlyList<Item> Evidence, IReadOnlyList<Item> CouldUse,
        IReadOnlyList<LiveConcerns.Row> Concerns)
    {
        public bool IsDecidedBy(Guid person) => State is StatementState.Committee && AuthorId != person && ChallengedBy != person;
    }

    public sealed record Step(StatementState State, StatementRating Rating, StatementRating? Proposed, string Words, DateTimeOffset At, string? Who, string? Post)
    {
        public string By => Who is null ? "the portal" : $"{Who}, {Post?.ToLowerInvariant()}";
    }

    /// <param name="Address">Of the signal that says otherwise and is not settled.</param>
    public sealed record Against(string Because, string Address, DateTimeOffset At);

    public sealed record Item(int Number, string Title, EvidenceState State, DateOnly CoversFrom, DateOnly CoversTo, DateOnly ValidUntil, string PlaceName);

    internal sealed class Handler(QmsDb db, CurrentUser user, IRequestHandler<LiveConcerns.Query, IReadOnlyList<LiveConcerns.Row>> concerns) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var (people, statements, signals) = (db.People.For(user, Act.Read), db.Statements.For(user, Act.Read), db.Linkable.For(user, Act.Read));
            var links = db.Links.For(user, Act.Read).Where(link => link.EndedAt == null);
            var found = await (
                from statement in statements.AsNoTracking()
                join node in db.Nodes.For(user, Act.Read) on statement.NodeId equals node.Id
                join author in people on statement.AuthorId equals author.Id
                where statement.Number == query.Number
                select new
                {
                    statement,
                    node,
                    Author = author.Name,
                    Renews = statements.Where(other => other.Id == statement.RenewsId).Select(other => (int?)other.Number).FirstOrDefault(),
                    RenewedBy = statements.Where(other => other.RenewsId == statement.Id && other.State != StatementState.Rejected).Select(other => (int?)other.Number).FirstOrDefault(),
                    Steps = statement.Steps.OrderBy(step => step.Position).LeftJoin(people, step => step.ById, person => (Guid?)person.Id,
                        (step, person) => new Step(step.State, step.Rating, step.Proposed, step.Words, step.At, person == null ? null : person.Name, person == null ? null : person.Post)).ToList(),
                    Charts = links.Where(link => (link.Relation == Relation.DrawnFrom && links.Any(shows => shows.Relation == Relation.Evidences && shows.ToId == statement.Id && shows.FromId == link.FromId))
                        || (link.Relation == Relation.MeasuredBy && links.Any(assures => assures.Relation == Relation.Assures && assures.FromId == statement.Id && assures.ToId == link.FromId)))
                        .Select(link => link.ToId).ToList(),
                    Against = statement.Contradictions.Where(known => known.SettledAt == null).OrderByDescending(known => known.Id)
                        .Join(signals, known => known.SignalId, signal => signal.Id, (known, signal) => new Against(known.Because, signal.Address, known.At)).ToList(),
                }).AsSingleQuery().SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
            var s = found.statement;
            var items = await Items(s.Id, found.node.Path, s.State is StatementState.Draft, ct);
            var isUnderWay = s.State is StatementState.Draft or StatementState.Complete or StatementState.Challenged or StatementState.Committee;
            var live = isUnderWay && found.Charts.Count > 0 ? await concerns.Handle(new LiveConcerns.Query([.. found.Charts.Distinct()]), ct) : [];
            return new View(s.Id, s.Number, s.Version, s.State, s.InWords, s.Proposed, s.WeakenedBecause, s.IsInForce, found.node.Code, found.node.Name, found.node.Path,
                s.AuthorId, found.Author, s.ChallengedBy, s.Committee, s.CommitteeOn, s.AgreedAt, found.Renews, found.RenewedBy, s.WrittenAt, found.Steps, found.Against,
                [.. items.Where(item => item.Rests).Select(item => item.Item)], [.. items.Where(item => !item.Rests).Select(item => item.Item)], live);
        }

        private sealed record Found(bool Rests, Item Item);

        /// <summary>What it rests on; and while it is written, what else of its place and below it could.</summary>
        private async Task<List<Found>> Items(Guid statement, string path, bool isWritten, CancellationToken ct)
        {
            var links = db.Links.For(user, Act.Read).Where(link => link.ToId == statement && link.Relation == Relation.Evidences && link.EndedAt == null);
            return await db.Evidence.For(user, Act.Read).AsNoTracking()
                .Join(db.Nodes.For(user, Act.Read), item => item.NodeId, node => node.Id, (item, node) => new { item, node, Rests = links.Any(link => link.FromId == item.Id) })
                .Where(row => row.Rests || (isWritten && EF.Functions.Like(row.node.Path, path + "%")
                    && (row.item.State == EvidenceState.Submitted || row.item.State == EvidenceState.Accepted || row.item.State == EvidenceState.Expiring)))
                .OrderByDescending(row => row.item.Number).Take(100)
                .Select(row => new Found(row.Rests, new Item(row.item.Number, row.item.Title, row.item.State, row.item.CoversFrom, row.item.CoversTo, row.item.ValidUntil, row.node.Name)))
                .ToListAsync(ct);
        }
    }
}
