using QmsPortal.Kernel;

namespace QmsPortal.Contracts.Improvement;

/// <summary>A test of change is adopted: Control is offered a change of standard work and, where the project has an outcome measure, a phase on its chart.</summary>
/// <param name="Cycle">By its id on the thread.</param>
/// <param name="Change">What is done differently from now on.</param>
/// <param name="Series">The outcome measure, by its id on the thread.</param>
/// <param name="From">The day from which the change holds.</param>
public sealed record CycleAdopted(Guid Cycle, int Project, int Number, Guid Node, string Change, Guid? Series, DateOnly From, Guid By, DateTimeOffset At) : IDomainEvent;
