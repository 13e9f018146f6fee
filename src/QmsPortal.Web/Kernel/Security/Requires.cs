namespace QmsPortal.Kernel.Security;

/// <summary>The permission a request needs. A request without one is refused.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresAttribute(Permission permission) : Attribute
{
    public Permission Permission { get; } = permission;
}
