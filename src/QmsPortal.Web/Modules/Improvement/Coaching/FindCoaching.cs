using QmsPortal.Data;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.People;

namespace QmsPortal.Modules.Improvement.Coaching;

internal static class FindCoaching
{
    /// <summary>Those who work at the coach's places and below, themselves left out.</summary>
    public static IQueryable<Person> PeopleToCoach(this QmsDb db, CurrentUser user, DateOnly day)
    {
        var (me, here) = (user.Id, db.Nodes.For(user, Permission.CoachPeople));
        return db.People.For(user, Act.Read).Where(person => person.Id != me && person.LeftAt == null
            && person.Roles.Any(held => held.ValidFrom <= day && (held.ValidTo == null || held.ValidTo > day) && here.Any(node => node.Id == held.NodeId)));
    }

    /// <summary>The coach's own.</summary>
    public static async Task<CoachingNote> NoteToChange(this QmsDb db, CurrentUser user, Guid id, uint version, CancellationToken ct)
    {
        var note = await db.CoachingNotes.For(user, Act.Change).Get(id, ct);
        db.Expect(note, version);
        return note;
    }
}
