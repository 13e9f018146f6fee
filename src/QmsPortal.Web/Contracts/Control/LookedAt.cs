using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;

namespace QmsPortal.Contracts.Control;

/// <summary>Somebody decided about an issue or a signal. While their place's huddle is open, it was looked at there.</summary>
public sealed record LookedAt(ThreadEnd Record, Guid Node, Guid By, DateTimeOffset At) : IDomainEvent;
