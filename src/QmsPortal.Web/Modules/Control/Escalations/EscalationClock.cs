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

/// <summary>How long a tier has to read back and to answer: time as it passes for the first two priorities, working days for the third.</summary>
public static class EscalationClock
{
    public static DateTimeOffset ReadBackBy(EscalationPriority priority, DateTimeOffset from) => priority switch
    {
        EscalationPriority.P1 => from.AddMinutes(15),
        EscalationPriority.P2 => from.AddHours(1),
        _ => from.AddWorkingDays(1),
    };

    public static DateTimeOffset AnswerBy(EscalationPriority priority, DateTimeOffset from) => priority switch
    {
        EscalationPriority.P1 => from.AddHours(1),
        EscalationPriority.P2 => from.AddHours(4),
        _ => from.AddWorkingDays(5),
    };
}
