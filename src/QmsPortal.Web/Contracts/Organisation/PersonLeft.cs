using QmsPortal.Kernel;

namespace QmsPortal.Contracts.Organisation;

/// <summary>Somebody left: their account is closed and their roles have ended.</summary>
public sealed record PersonLeft(Guid Person, DateTimeOffset At) : IDomainEvent;
