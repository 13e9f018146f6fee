using QmsPortal.Kernel.Security;

namespace QmsPortal.Kernel.Outbox;

public enum OutboxChannel
{
    Mail,
    Live,
}

public enum OutboxState
{
    Waiting,

    /// <summary>Committed before a word is said to the mail server, so that nobody sends it a second time.</summary>
    Sending,
    Sent,
    Refused,

    /// <summary>The mail server may have it or not, so it is not sent again by itself.</summary>
    Unknown,
}

/// <summary>Something to be told outside the database, written in the save that causes it and never removed. One person is told of one thing once.</summary>
[About(Security.Subject.Mail)]
public sealed class OutboxMessage
{
    public const int ThingLength = 100;
    public const int SubjectLength = 150;
    public const int BodyLength = 2000;
    public const int FailureLength = 60;

    private OutboxMessage()
    {
    }

    public static OutboxMessage ByMail(Guid id, Guid person, Letter letter, DateTimeOffset at) => new()
    {
        Id = id,
        Channel = OutboxChannel.Mail,
        PersonId = person,
        Thing = letter.Thing,
        Subject = letter.Subject,
        Body = letter.Body,
        CreatedAt = at,
        InDigest = !letter.Urgent,
        NextTryAt = letter.Urgent ? at : NextDigest(at),
    };

    public static OutboxMessage Live(Guid id, string thing, DateTimeOffset at) => new()
    {
        Id = id,
        Channel = OutboxChannel.Live,
        Thing = thing,
        CreatedAt = at,
        NextTryAt = at,
    };

    /// <summary>07:00 in London, before the first huddles: what is written in the evening or at night waits for the morning.</summary>
    private static DateTimeOffset NextDigest(DateTimeOffset at)
    {
        var today = at.LondonDay().StartInLondon(DigestTime);
        return at <= today ? today : at.LondonDay().AddDays(1).StartInLondon(DigestTime);
    }

    private static readonly TimeOnly DigestTime = new(7, 0);
    private static readonly TimeOnly QuietFrom = new(22, 0);

    /// <summary>Nobody hears at night of what can wait, also when the site was down in the morning or the mail server was.</summary>
    public static bool IsQuiet(DateTimeOffset at) => at < at.LondonDay().StartInLondon(DigestTime) || at >= at.LondonDay().StartInLondon(QuietFrom);

    public Guid Id { get; private init; }
    public OutboxChannel Channel { get; private init; }
    public Guid? PersonId { get; private init; }

    /// <summary>What it is about, "issue-answered:" and a key.</summary>
    public string Thing { get; private init; } = "";
    public string Subject { get; private init; } = "";
    public string Body { get; private init; } = "";
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>It goes with all else that waits for the person, in one mail a day.</summary>
    public bool InDigest { get; private init; }
    public OutboxState State { get; private set; }
    public int Tries { get; private set; }
    public DateTimeOffset NextTryAt { get; private set; }

    /// <summary>Until when the copy that is sending it may take; after that nobody knows what became of it.</summary>
    public DateTimeOffset? LeaseUntil { get; private init; }
    public DateTimeOffset? SentAt { get; private init; }

    /// <summary>Why it was not sent, in one word or a number of the mail protocol.</summary>
    public string? Failure { get; private init; }

    /// <summary>On purpose: it may arrive twice.</summary>
    public void SendAgain(DateTimeOffset now)
    {
        if (State is not (OutboxState.Refused or OutboxState.Unknown))
            throw new DomainException("This mail is not among those that were refused or are unknown any more.");
        (State, Tries, NextTryAt) = (OutboxState.Waiting, 0, now);
    }
}

/// <summary>That somebody had a mail sent again, on purpose.</summary>
public sealed class Resending : Entity
{
    private Resending()
    {
    }

    public Resending(Guid id, Guid message, Guid by, DateTimeOffset at) => (Id, MessageId, ById, At) = (id, message, by, at);

    public Guid MessageId { get; private init; }
    public Guid ById { get; private init; }
    public DateTimeOffset At { get; private init; }
}
