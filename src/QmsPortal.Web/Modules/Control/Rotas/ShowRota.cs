using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Rotas;

/// <summary>Who receives at a place, or leads at a ward, now and on the days ahead.</summary>
public static class ShowRota
{
    [Requires(Permission.ReadBoards)]
    public sealed record Query(Guid Place, NodeKind Kind) : IQuery<View>;

    /// <param name="LeadsByRota">Whether whoever is on duty leads the huddle.</param>
    /// <param name="InUse">Whether the rota decides; else whoever holds the role does.</param>
    public sealed record View(IReadOnlyList<Shift> Shifts, bool InUse, IReadOnlyList<Choice> People, bool LeadsByRota)
    {
        public IReadOnlyList<Shift> Now(DateTimeOffset now) => [.. Shifts.Where(shift => shift.From <= now && now < shift.Until)];
    }

    public sealed record Shift(Guid Id, uint Version, string Name, string Post, DateTimeOffset From, DateTimeOffset Until);

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var now = clock.GetUtcNow();
            var shifts = await (
                from shift in db.DutyShifts.For(user, Act.Read).AsNoTracking()
                join person in db.People.For(user, Act.Read) on shift.PersonId equals person.Id
                where shift.NodeId == query.Place && shift.EndedAt == null && shift.Until > now.AddDays(-DutyShift.DaysInUse) && shift.From < now.AddDays(DutyShift.DaysAhead + 1)
                orderby shift.From, person.Name
                select new Shift(shift.Id, shift.Version, person.Name, person.Post, shift.From, shift.Until)).Take(500).ToListAsync(ct);
            var people = await db.MayBeOnDutyAt(user, query.Place, query.Kind, clock.Today()).OrderBy(person => person.Name).Select(person => new Choice(person.Id.ToString(), $"{person.Name}, {person.Post}")).ToListAsync(ct);
            var leads = await db.HuddleSeries.For(user, Act.Read).AnyAsync(series => series.NodeId == query.Place && series.LedByRota, ct);
            return new View([.. shifts.Where(shift => shift.Until > now)], shifts.Count > 0, people, leads);
        }
    }
}
