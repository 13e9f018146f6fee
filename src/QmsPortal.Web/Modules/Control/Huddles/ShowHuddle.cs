using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Data.Catalogues;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Huddles;

/// <summary>The huddle of a place on a day, today's unless told, with what was said to each item of the agenda.</summary>
public static class ShowHuddle
{
    [Requires(Permission.ReadBoards)]
    public sealed record Query(Guid Place, DateOnly? Date = null) : IQuery<View>;

    /// <param name="IsSet">Whether the place has a time for its huddle.</param>
    /// <param name="Next">The first huddle after today, where there is none today.</param>
    /// <param name="Face">What the ward's team wrote on its board: its focus is talked of here.</param>
    public sealed record View(bool IsSet, string Start, string Next, Day? Huddle, BoardFace? Face = null);

    /// <param name="Led">By post: "ward sister".</param>
    /// <param name="WithoutNetwork">What was said was typed on a device without a network and sent later.</param>
    /// <param name="Present">By role, where a day was asked for: the page of the open huddle does not show it.</param>
    /// <param name="Lead">Who is to lead it, in words; null where whoever starts it does.</param>
    public sealed record Day(
        Guid Id, uint Version, DateOnly Date, HuddleState State, DateTimeOffset StartsAt, DateTimeOffset? OpenedAt, DateTimeOffset? EndedAt, DateTimeOffset Limit, int Minutes,
        string? Led, string? Lead, bool WithoutNetwork, bool ClosedItself, string? Reason, string? Thanks, IReadOnlyList<Item> Items, IReadOnlyList<Reported> Reported, IReadOnlyList<ShowAttendance.Row> Present)
    {
        public int Said => Items.Count(item => item.Status is EntryStatus.Nothing or EntryStatus.Issue);

        /// <summary>Those too that were passed over: how far the agenda has come.</summary>
        public int Past => Items.Count(item => item.Status is not null);

        /// <summary>The item under which the board shows what its charts signal.</summary>
        public string Signals => Agenda.SignalsIn([.. Items.Select(item => new AgendaLine(item.Code, item.Number, item.Title))]).Code;

        /// <summary>The first item of which nothing was said yet.</summary>
        public Item? Now => Items.FirstOrDefault(item => item.Status is null);
        public DateTimeOffset? Ends => OpenedAt?.AddMinutes(Minutes);
    }

    /// <summary>What is always reported to the top tier.</summary>
    public sealed record Reported(string Title, string? Note, DateTimeOffset At, string? By);

    /// <param name="Late">What was added after the huddle was over: it stands beside what was said, not in its place.</param>
    /// <param name="IsKept">It is about an issue that this person does not see: then it says no more than that something was said.</param>
    public sealed record Item(string Code, int Number, string Title, EntryStatus? Status, string? Note, DateTimeOffset? At, string? By, IReadOnlyList<Later> Late, bool IsKept)
    {
        public string? Said => IsKept ? HuddleWords.Kept : Status is { } status ? HuddleWords.Of(status) : null;
    }

    public sealed record Later(EntryStatus Status, string? Note, DateTimeOffset At, string? By);

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var today = clock.Today();
            var (date, counted) = (query.Date ?? today, query.Date is not null);
            var (people, huddles, shifts) = (db.People.For(user, Act.Read), db.Huddles.For(user, Act.Read), db.DutyShifts.For(user, Act.Read));
            var (boards, kept) = (db.Boards.For(user, Act.Read), db.LinksFromKept(user));
            var found = await db.HuddleSeries.For(user, Act.Read).AsNoTracking().Where(series => series.NodeId == query.Place).Select(series => new
            {
                series,
                Face = boards.Where(board => board.NodeId == series.NodeId).Select(board => board.Face).FirstOrDefault(),
                Huddle = huddles.Where(huddle => huddle.NodeId == series.NodeId && huddle.Date == date).Select(huddle => new
                {
                    huddle,
                    OnRota = shifts.Where(shift => huddle.LedByRota && shift.NodeId == huddle.NodeId && shift.EndedAt == null && shift.From <= huddle.StartsAt && huddle.StartsAt < shift.Until)
                        .OrderBy(shift => shift.From).Join(people, shift => shift.PersonId, person => person.Id, (shift, person) => person.Post).FirstOrDefault(),
                    Steps = huddle.Steps.OrderBy(step => step.Position).LeftJoin(people, step => step.ById, person => (Guid?)person.Id, (step, person) => new { step.State, Post = person == null ? null : person.Post }).ToList(),
                    Presences = huddle.Presences.Where(_ => counted).Select(row => new { row.Id, row.At, row.Role, row.People, row.IsLate }).ToList(),
                    Entries = huddle.Entries.OrderBy(entry => entry.At).LeftJoin(people, entry => entry.ById, person => (Guid?)person.Id, (entry, person) => new
                    {
                        entry,
                        Post = person == null ? null : person.Post,
                        IsKept = entry.Status == EntryStatus.Issue && kept.Any(link => link.ToId == entry.HuddleId && link.CreatedAt == entry.At && link.CreatedBy == entry.ById),
                    }).ToList(),
                }).FirstOrDefault(),
            }).AsSingleQuery().SingleOrDefaultAsync(ct);
            if (found is null)
                return new View(false, "", "", null);
            var series = found.series;
            var start = series.Start.Words();
            var next = HuddleWords.Next(series.DayAfter(today), start, today);
            if (found.Huddle is not { huddle: var h } stored)
                return new View(true, start, next, null, found.Face);
            // Their order is not the database's to keep where two lists come in one query.
            var entries = stored.Entries.OrderBy(entry => entry.entry.At).ToLookup(entry => (entry.entry.Item, entry.entry.IsLate));
            return new View(true, start, next, new Day(
                h.Id, h.Version, h.Date, h.State, h.StartsAt, h.OpenedAt, h.EndedAt, h.Limit, h.Minutes,
                stored.Steps.Find(step => step.State is HuddleState.Open)?.Post?.ToLowerInvariant(), Lead(h, stored.OnRota), h.WithoutNetwork, stored.Steps.Exists(step => step is { State: HuddleState.Closed, Post: null }), h.Reason, h.Thanks,
                [.. h.Items.Select(item =>
                {
                    var (said, late) = (entries[(item.Code, false)].LastOrDefault(), entries[(item.Code, true)]);
                    var told = said is { IsKept: false } ? said : null;
                    return new Item(item.Code, item.Number, item.Title, said?.entry.Status, told?.entry.Note, told?.entry.At, told?.Post, [.. late.Select(later => new Later(later.entry.Status, later.entry.Note, later.entry.At, later.Post))], said is { IsKept: true });
                })],
                [.. stored.Entries.Where(entry => HuddleAgenda.FindEvent(entry.entry.Item) is not null).OrderBy(entry => entry.entry.At).Select(entry => new Reported(HuddleAgenda.FindEvent(entry.entry.Item)!.Title, entry.entry.Note, entry.entry.At, entry.Post))],
                [.. stored.Presences.OrderBy(row => row.At).ThenBy(row => row.Id).GroupBy(row => row.Role).OrderBy(role => role.Key).Select(role => new ShowAttendance.Row(role.Key, role.Last().People, role.Last().IsLate))]), found.Face);
        }

        private static string? Lead(Huddle huddle, string? onRota) => huddle.LedByRota
            ? onRota is null ? $"{(huddle.Tier == 1 ? "whoever starts it" : "nobody")}: no one is on the rota at {huddle.StartsAt.TimeWords()}" : $"{onRota.ToLowerInvariant()}, by rota"
            : huddle.Leader;
    }
}
