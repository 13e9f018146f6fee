namespace QmsPortal.Kernel.Outbox;

/// <summary>What goes out as one mail: a letter as it is, or the digest of a day with a part for each thing.</summary>
internal sealed class WrittenMail
{
    public WrittenMail(IEnumerable<OutboxMessage> messages) => Messages = [.. messages.OrderBy(message => message.CreatedAt).ThenBy(message => message.Id)];

    public IReadOnlyList<OutboxMessage> Messages { get; }

    public Guid Person => Messages[0].PersonId!.Value;

    /// <summary>The same at each try while the same things are told, so that a mail program shows one that came twice once.</summary>
    public Guid Id => Messages[0].Id;

    public int Tries => Messages.Max(message => message.Tries);

    public string Subject => Messages is [var only] ? only.Subject : $"{Messages.Count} things for you since yesterday";

    public string Body => Messages is [var only] ? only.Body : string.Join($"\n{new string('-', 40)}\n\n", Messages.Select(message => $"{message.Subject}\n\n{message.Body}"));
}
