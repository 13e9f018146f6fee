namespace QmsPortal.Kernel;

/// <summary>A rule of the domain refuses. The message is shown to the person as it stands.</summary>
/// <param name="field">The field of the form that needs another answer, where it is one: "By".</param>
public sealed class DomainException(string message, string? field = null) : Exception(message)
{
    public string? Field { get; } = field;
}

/// <summary>The form was made from a version of the record that is no longer the newest.</summary>
public sealed class StaleException(Guid record, uint shown) : Exception("Someone changed this meanwhile")
{
    public Guid Record { get; } = record;

    /// <summary>The version from which the form was made.</summary>
    public uint Shown { get; } = shown;
}

/// <summary>Not there, or not yours to see: the two are never told apart.</summary>
public sealed class NotFoundException() : Exception("Page not found");

/// <summary>The person's roles do not hold this act anywhere.</summary>
public sealed class ForbiddenException() : Exception("You do not have permission");
