namespace QmsPortal.Kernel.Audit;

/// <summary>Which command is running, and why, for the audit rows of its save.</summary>
public sealed class AuditContext
{
    public string Command { get; set; } = "System";
    public string? Reason { get; set; }
}
