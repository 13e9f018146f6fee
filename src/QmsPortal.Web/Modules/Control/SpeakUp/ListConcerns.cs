using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.SpeakUp;

/// <summary>What was said to the guardian, for the guardian: the newest first.</summary>
public static class ListConcerns
{
    /// <param name="Before">The number of the last one of the page before.</param>
    [Requires(Permission.HearConcerns)]
    public sealed record Query(int? Before = null, int Rows = 50) : IQuery<View>;

    public sealed record View(IReadOnlyList<Row> Rows, int? Next, int Open);

    public sealed record Row(Guid Id, int Number, DateOnly On, bool Named, ConcernState State);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var all = db.Concerns.For(user, Act.Read);
            var rows = await all.Where(concern => query.Before == null || concern.Number < query.Before).OrderByDescending(concern => concern.Number).Take(query.Rows + 1)
                .Select(concern => new Row(concern.Id, concern.Number, concern.RaisedOn, concern.RaisedBy != null, concern.State)).ToListAsync(ct);
            return new View([.. rows.Take(query.Rows)], rows.Count > query.Rows ? rows[query.Rows - 1].Number : null, await all.CountAsync(concern => concern.State == ConcernState.Open, ct));
        }
    }
}
