using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Kernel.HandOvers;

/// <summary>To whom a record was offered, and what they said, newest first.</summary>
public static class ShowHandOvers
{
    private const int Most = 20;

    [Requires(Permission.ReadThread)]
    public sealed record Query(Guid Record) : IQuery<IReadOnlyList<Row>>;

    public sealed record Row(Guid Id, HandOverKind Kind, HandOverState State, IReadOnlyList<Step> Steps);

    public sealed record Step(HandOverState State, string Words, string Name, string Post, DateTimeOffset At);

    internal sealed class Handler(QmsDb db, IDoor door) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken ct)
        {
            var readable = door.ToHistoryOf(query.Record);
            return await db.Set<HandOver>().AsNoTracking()
                .Where(handOver => handOver.RecordId == query.Record && readable.Any())
                .OrderByDescending(handOver => handOver.Id).Take(Most)
                .Select(handOver => new Row(handOver.Id, handOver.Kind, handOver.State,
                    handOver.Steps.OrderBy(step => step.Position).Select(step => new Step(step.State, step.Words, step.Name, step.Post, step.At)).ToList()))
                .ToListAsync(ct);
        }
    }
}
