using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Improvement.Coaching;

/// <summary>With whom a coach may have talked.</summary>
public static class PrepareCoachingNote
{
    private const int Most = 500;

    [Requires(Permission.CoachPeople)]
    public sealed record Query : IQuery<IReadOnlyList<Choice>>;

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, IReadOnlyList<Choice>>
    {
        public async Task<IReadOnlyList<Choice>> Handle(Query query, CancellationToken ct) =>
            await db.PeopleToCoach(user, clock.Today()).OrderBy(person => person.Name).Take(Most).Select(person => new Choice(person.Id.ToString(), $"{person.Name}, {person.Post}")).ToListAsync(ct);
    }
}
