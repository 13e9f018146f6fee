using QmsPortal.Kernel.Clocks;

namespace QmsPortal.Modules.Control.Escalations;

public enum EscalationPriority
{
    /// <summary>Someone could be harmed now.</summary>
    P1,

    /// <summary>Risk today.</summary>
    P2,

    /// <summary>Help needed, not today.</summary>
    P3,
}

/// <summary>How long a tier has to read back and to answer: minutes as they pass for the first two priorities, working days for the third.</summary>
public sealed record EscalationTimes(int P1ReadBack, int P1Answer, int P2ReadBack, int P2Answer, int P3ReadBack, int P3Answer)
{
    // The longest a tier may give itself.
    public const int P1ReadBackMost = 60;
    public const int P1AnswerMost = 4 * 60;
    public const int P2ReadBackMost = 4 * 60;
    public const int P2AnswerMost = 24 * 60;
    public const int P3ReadBackMost = 5;
    public const int P3AnswerMost = 20;

    /// <summary>Where a tier has set none of its own.</summary>
    public static readonly EscalationTimes Default = new(15, 60, 60, 4 * 60, 1, 5);

    /// <summary>Within the bounds, an answer never due before the read-back, and the first priority never slower than the second.</summary>
    public bool IsSound =>
        P1ReadBack is >= 1 and <= P1ReadBackMost && P1Answer >= P1ReadBack && P1Answer <= P1AnswerMost
        && P2ReadBack is >= 1 and <= P2ReadBackMost && P2Answer >= P2ReadBack && P2Answer <= P2AnswerMost
        && P3ReadBack is >= 1 and <= P3ReadBackMost && P3Answer >= P3ReadBack && P3Answer <= P3AnswerMost
        && P1ReadBack <= P2ReadBack && P1Answer <= P2Answer;

    public DateTimeOffset ReadBackBy(EscalationPriority priority, DateTimeOffset from) => After(priority, ReadBack(priority), from);

    public DateTimeOffset AnswerBy(EscalationPriority priority, DateTimeOffset from) => After(priority, Answer(priority), from);

    public int ReadBack(EscalationPriority priority) => priority switch { EscalationPriority.P1 => P1ReadBack, EscalationPriority.P2 => P2ReadBack, _ => P3ReadBack };

    public int Answer(EscalationPriority priority) => priority switch { EscalationPriority.P1 => P1Answer, EscalationPriority.P2 => P2Answer, _ => P3Answer };

    private static DateTimeOffset After(EscalationPriority priority, int length, DateTimeOffset from) =>
        priority is EscalationPriority.P3 ? from.AddWorkingDays(length) : from.AddMinutes(length);
}

/// <summary>The times a tier set, in force from then on.</summary>
public sealed record DatedTimes(DateTimeOffset From, EscalationTimes Times);
