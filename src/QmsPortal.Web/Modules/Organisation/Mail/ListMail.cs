using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Outbox;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Organisation.Mail;

/// <summary>Mail that has not gone out: how much, and the latest that somebody should look at. To whom and of what kind, never what it says.</summary>
public static class ListMail
{
    [Requires(Permission.ManagePeople)]
    public sealed record Query(int Rows = 20) : IQuery<View>;

    public sealed record View(bool IsOn, int Waiting, int Refused, int Unknown, DateTimeOffset? LastSent, IReadOnlyList<Row> Rows);

    public sealed record Row(Guid Id, Guid PersonId, string Person, string Kind, bool MayHaveArrived, string Why, DateTimeOffset At)
    {
        public string StateWords => MayHaveArrived ? "Not known" : "Not sent";
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, MailSettings settings) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var mail = db.Outbox.For(user, Act.Read).AsNoTracking().Where(message => message.Channel == OutboxChannel.Mail);
            var counts = await mail.Where(message => message.State != OutboxState.Sent).GroupBy(message => message.State).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);
            var last = await mail.MaxAsync(message => message.SentAt, ct);
            var rows = await mail.Where(message => message.State == OutboxState.Refused || message.State == OutboxState.Unknown)
                .OrderByDescending(message => message.CreatedAt).ThenByDescending(message => message.Id).Take(query.Rows)
                .Join(db.People.For(user, Act.Read), message => message.PersonId, person => (Guid?)person.Id, (message, person) => new { message.Id, PersonId = person.Id, person.Name, message.Thing, message.State, message.Failure, message.CreatedAt })
                .ToListAsync(ct);
            int Count(OutboxState state) => counts.GetValueOrDefault(state);
            return new View(settings.IsOn, Count(OutboxState.Waiting) + Count(OutboxState.Sending), Count(OutboxState.Refused), Count(OutboxState.Unknown), last,
                [.. rows.Select(row => new Row(row.Id, row.PersonId, row.Name, KindOf(row.Thing), row.State is OutboxState.Unknown, row.Failure ?? "", row.CreatedAt))]);
        }

        /// <summary>"issue-answered:…" reads "Issue answered".</summary>
        private static string KindOf(string thing)
        {
            var words = thing.Split(':')[0].Replace('-', ' ');
            return char.ToUpperInvariant(words[0]) + words[1..];
        }
    }
}
