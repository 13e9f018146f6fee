using QmsPortal.Kernel;

namespace QmsPortal.Contracts.Control;

/// <summary>A signal contradicts nothing any more: it was a fault in the data, an improvement, or it is closed.</summary>
/// <param name="Signal">By its id on the thread.</param>
/// <param name="Series">The series whose chart signalled, by its id on the thread.</param>
/// <param name="How">How it was answered, in words: "Fault in the data".</param>
public sealed record SignalSettled(Guid Signal, int Number, Guid Series, Guid Node, string How, DateTimeOffset At) : IDomainEvent;
