using QmsPortal.Kernel;

namespace QmsPortal.Contracts.Control;

/// <summary>An issue was raised.</summary>
/// <param name="Signal">The signal it was raised from.</param>
/// <param name="Huddle">The huddle at which it was raised.</param>
/// <param name="Item">The item of the huddle's agenda, by its code.</param>
public sealed record IssueRaised(Guid Issue, int Number, Guid Node, Guid? Signal, Guid? Huddle, string? Item, Guid By, DateTimeOffset At) : IDomainEvent;
