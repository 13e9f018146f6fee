using QmsPortal.Kernel;

namespace QmsPortal.Contracts.Control;

/// <summary>A special cause became a record. Of concern or not: who rests on the chart decides what that means to them.</summary>
/// <param name="Series">The series whose chart signals, by its id on the thread.</param>
/// <param name="Node">The place that takes the measure.</param>
public sealed record SignalRaised(Guid Signal, int Number, Guid Series, Guid Node, bool IsConcern, string Words, DateTimeOffset At) : IDomainEvent;
