namespace QmsPortal.Kernel.Audit;

/// <summary>One change to one record: who, in which role, when, by which command, what was and what is. Never changed.</summary>
public sealed class AuditEntry
{
    public long Id { get; init; }
    public required DateTimeOffset At { get; init; }
    public required Guid? PersonId { get; init; }
    public required string Who { get; init; }
    public required string? RoleUsed { get; init; }
    public required string Command { get; init; }
    public required Guid? OperationId { get; init; }
    public required string Record { get; init; }
    public required Guid RecordId { get; init; }
    public required string? Before { get; init; }
    public required string? After { get; init; }
    public required string? Reason { get; init; }
}

/// <summary>A command that asks for a reason; it stands in the history beside the change.</summary>
public interface IGiveReason
{
    string? Reason { get; }
}
