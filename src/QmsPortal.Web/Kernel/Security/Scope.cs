namespace QmsPortal.Kernel.Security;

/// <summary>Reading is wider than changing.</summary>
public enum Act
{
    Read,
    Change,
}

/// <summary>A record that belongs to a place in the tree, and so is reached through <c>For(user, act)</c>.</summary>
public interface IAtPlace
{
    Guid NodeId { get; }
}
