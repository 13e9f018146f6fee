namespace QmsPortal.Kernel.Operations;

/// <summary>A form post that was carried out: the same id again gets the answer given then, and no second effect.</summary>
public sealed class Operation
{
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }
    public required string Request { get; init; }
    public required string ContentHash { get; init; }
    public required string Answer { get; init; }
    public required DateTimeOffset At { get; init; }
}
