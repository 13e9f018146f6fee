using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.SpeakUp;

/// <summary>What this person raised with their name, the newest first.</summary>
public static class MyConcerns
{
    private const int Most = 50;

    [Requires(Permission.OnOwnDevice)]
    public sealed record Query : IQuery<IReadOnlyList<Row>>;

    public sealed record Row(Guid Id, DateOnly On, ConcernState State, string Words);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken ct)
        {
            var me = user.Id;
            return await db.Concerns.For(user, Act.Read).Where(concern => concern.RaisedBy == me).OrderByDescending(concern => concern.Number).Take(Most)
                .Select(concern => new Row(concern.Id, concern.RaisedOn, concern.State, concern.Words)).ToListAsync(ct);
        }
    }
}
