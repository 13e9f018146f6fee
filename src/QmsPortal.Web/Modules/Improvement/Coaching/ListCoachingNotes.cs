using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Improvement.Coaching;

/// <summary>The person's own notes and those shown to them, the newest conversation first.</summary>
public static class ListCoachingNotes
{
    public const int Most = 100;

    [Requires(Permission.OnOwnDevice)]
    public sealed record Query : IQuery<View>;

    public sealed record View(IReadOnlyList<Row> Mine, IReadOnlyList<Row> ShownToMe);

    /// <param name="Other">With whom, or by whom.</param>
    public sealed record Row(Guid Id, DateOnly On, string Other, bool IsShown);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var (me, people) = (user.Id, db.People.For(user, Act.Read));
            var rows = await (
                from note in db.CoachingNotes.For(user, Act.Read).AsNoTracking()
                join other in people on (note.OwnerId == me ? note.CoachedId : note.OwnerId) equals other.Id
                orderby note.On descending, note.Id descending
                select new { Mine = note.OwnerId == me, Row = new Row(note.Id, note.On, $"{other.Name}, {other.Post}", note.ShownAt != null) }).Take(Most).ToListAsync(ct);
            return new View([.. rows.Where(row => row.Mine).Select(row => row.Row)], [.. rows.Where(row => !row.Mine).Select(row => row.Row)]);
        }
    }
}
