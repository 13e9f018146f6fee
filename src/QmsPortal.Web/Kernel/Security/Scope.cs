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

/// <summary>A record that its raiser may read besides those who hear such: where the table of reading says so.</summary>
public interface IRaised
{
    Guid? RaisedBy { get; }
}
