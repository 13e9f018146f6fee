using QmsPortal.Kernel;

namespace QmsPortal.Modules.Assurance.Evidence;

/// <summary>An item came to another state: whatever rests on it looks again.</summary>
public sealed record EvidenceChanged(Guid Item, int Number, string Title, EvidenceState State, DateTimeOffset At) : IDomainEvent
{
    /// <summary>"Evidence 1003, Night call bells, has expired".</summary>
    public string InWords => $"Evidence {Number}, {Title}, {EvidenceWords.WhatHappened(State)}";
}
