using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Huddles;

/// <summary>The agenda of a place's huddles as it is now, what may stand on it besides, and of what the last huddles raised issues.</summary>
public static class ShowHuddleAgenda
{
    [Requires(Permission.RunHuddles)]
    public sealed record Query(Guid Place) : IQuery<View>;

    public sealed record View(uint Version, IReadOnlyList<AgendaLine> Items, AgendaTalk Talk)
    {
        public IReadOnlyList<AgendaLine> Offered => Agenda.Offered(Items);

        /// <summary>What the team only ever passes by; never the item under which its charts signal.</summary>
        public IReadOnlyList<AgendaLine> CouldGo => [.. Items.Where(item => Talk.CouldGo(item.Code, item.Title) && item.Code != Agenda.SignalsIn(Items).Code)];
    }

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var (huddles, kept) = (db.Huddles.For(user, Act.Read), db.LinksFromKept(user));
            var found = await db.HuddleSeries.For(user, Act.Read).AsNoTracking().Where(series => series.NodeId == query.Place).Select(series => new
            {
                series,
                Held = huddles.Where(huddle => huddle.NodeId == series.NodeId && huddle.State == HuddleState.Closed).OrderByDescending(huddle => huddle.Date).Take(AgendaTalk.Repeats)
                    .Select(huddle => new
                    {
                        huddle.Date,
                        huddle.AgendaLines,
                        Entries = huddle.Entries.Select(entry => new
                        {
                            entry.Item,
                            entry.Status,
                            entry.Note,
                            IsKept = entry.Status == EntryStatus.Issue && kept.Any(link => link.ToId == entry.HuddleId && link.CreatedAt == entry.At && link.CreatedBy == entry.ById),
                        }).ToList(),
                    }).ToList(),
            }).AsSingleQuery().SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
            return new View(found.series.Version, found.series.Items,
                new AgendaTalk([.. found.Held.OrderByDescending(huddle => huddle.Date).Select(huddle => new AgendaTalk.Held(huddle.Date,
                    [.. Agenda.Read(huddle.AgendaLines).Where(item => huddle.Entries.Exists(entry => entry.Item == item.Code))],
                    [.. huddle.Entries.Where(entry => entry.Status is EntryStatus.Issue || entry.Note is not null).Select(entry => entry.Item)],
                    [.. huddle.Entries.GroupBy(entry => entry.Item).Where(item => item.All(entry => entry.IsKept)).Select(item => item.Key)]))]));
        }
    }
}
