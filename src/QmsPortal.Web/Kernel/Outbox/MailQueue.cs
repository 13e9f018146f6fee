using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;

namespace QmsPortal.Kernel.Outbox;

/// <summary>What a mail says. Mail is read on many screens, so it tells what kind of thing happened and where to read it, never the words of a record.</summary>
/// <param name="Urgent">Goes out at once, at any hour: escalations of priority 1 and 2 alone. All else goes with the one mail of the morning.</param>
public sealed record Letter(string Thing, string Subject, string Body, bool Urgent = false);

/// <summary>Mail is written here in the save that causes it; <see cref="MailSender"/> sends it afterwards.</summary>
internal sealed class MailQueue(QmsDb db, IdSource ids, TimeProvider clock, MailSettings settings)
{
    /// <summary>Where there is no mail server nothing is written, so nothing waits for ever.</summary>
    public bool IsOn => settings.IsOn;

    public async Task Add(IEnumerable<Guid> people, Letter letter, CancellationToken ct)
    {
        var messages = db.Set<OutboxMessage>();
        Guid[] all = [.. people.Distinct()];
        if (all.Length == 0)
            return;
        HashSet<Guid?> told = [.. messages.Local.Where(known => known.Thing == letter.Thing).Select(known => known.PersonId),
            .. await messages.Where(known => known.Channel == OutboxChannel.Mail && known.Thing == letter.Thing && all.Contains(known.PersonId!.Value)).Select(known => known.PersonId).ToListAsync(ct)];
        messages.AddRange(all.Where(person => !told.Contains(person)).Select(person => OutboxMessage.ByMail(ids.Next(), person, letter, clock.GetUtcNow())));
    }

    /// <summary>The last line of a mail, or nothing where nobody has said what the site's address is.</summary>
    public string LinkTo(string address) => settings.Address is { } site ? $"Read it here: {new Uri(site, address)}\n\n" : "";
}
