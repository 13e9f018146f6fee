namespace QmsPortal.Kernel.Audit;

/// <summary>Which command is running, and why, for the audit rows of its save.</summary>
public sealed class AuditContext
{
    public string Command { get; set; } = "System";
    public string? Reason { get; set; }

    /// <summary>The history does not say who it was.</summary>
    public bool IsUnsigned { get; set; }
}

/// <summary>
/// A request of which nothing that is stored or logged says who sent it: neither history, nor operation, nor log. Sent twice it has
/// one effect all the same, and sees to that itself.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UnsignedAttribute : Attribute
{
    public static bool IsOn(Type request) => request.IsDefined(typeof(UnsignedAttribute), inherit: false);
}
