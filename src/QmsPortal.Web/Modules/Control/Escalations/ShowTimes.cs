using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Escalations;

/// <summary>How long a tier has to read back and to answer, and how long it had before.</summary>
public static class ShowTimes
{
    private const int Most = 50;

    [Requires(Permission.ReadIssues)]
    public sealed record Query(Guid Place) : IQuery<View>;

    /// <param name="Changes">The newest first; none where the tier keeps the times of everybody.</param>
    public sealed record View(IReadOnlyList<Change> Changes)
    {
        public EscalationTimes Now => Changes is [var newest, ..] ? newest.Times : EscalationTimes.Default;
    }

    public sealed record Change(EscalationTimes Times, string Reason, string By, DateTimeOffset At);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct) => new(await (
            from times in db.TierTimes.For(user, Act.Read)
            join person in db.People.For(user, Act.Read) on times.SetBy equals person.Id
            where times.NodeId == query.Place
            orderby times.At descending, times.Id descending
            select new Change(new EscalationTimes(times.P1ReadBack, times.P1Answer, times.P2ReadBack, times.P2Answer, times.P3ReadBack, times.P3Answer), times.Reason, $"{person.Name}, {person.Post}", times.At)).Take(Most).ToListAsync(ct));
    }
}
