using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Improvement.Coaching;

/// <summary>A note, for its coach, and for whom it is about once it is shown to them. For everybody else there is none.</summary>
public static class ReadCoachingNote
{
    [Requires(Permission.OnOwnDevice)]
    public sealed record Query(Guid Note) : IQuery<View>;

    public sealed record View(Guid Id, uint Version, DateOnly On, string Words, string Next, string Coach, string With, bool Mine, DateTimeOffset? ShownAt);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var (me, people) = (user.Id, db.People.For(user, Act.Read));
            return await (
                from note in db.CoachingNotes.For(user, Act.Read).AsNoTracking()
                join coach in people on note.OwnerId equals coach.Id
                join coached in people on note.CoachedId equals coached.Id
                where note.Id == query.Note
                select new View(note.Id, note.Version, note.On, note.Words, note.Next, $"{coach.Name}, {coach.Post}", $"{coached.Name}, {coached.Post}", note.OwnerId == me, note.ShownAt)).SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
        }
    }
}
