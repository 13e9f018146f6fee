namespace QmsPortal.Kernel.HandOvers;

/// <summary>A hand-over was accepted: the part of quality management that took it begins its own work on the record.</summary>
/// <param name="Record">What was handed over, by its id on the thread.</param>
/// <param name="Node">The place at which it was taken.</param>
public sealed record HandOverAccepted(Guid HandOver, HandOverKind Kind, Guid Record, Guid Node, string Words, Guid By, DateTimeOffset At) : IDomainEvent;
