using QmsPortal.Kernel;

namespace QmsPortal.Contracts.Organisation;

/// <summary>A place closed and became part of another.</summary>
/// <param name="Name">Of the place that closed.</param>
/// <param name="Into">The place that it is part of from that day on.</param>
public sealed record PlaceMerged(string Name, Guid Into, DateOnly On) : IDomainEvent;
