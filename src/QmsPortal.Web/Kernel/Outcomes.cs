namespace QmsPortal.Kernel;

/// <summary>A rule of the domain refuses. The message is shown to the person as it stands.</summary>
public sealed class DomainException(string message) : Exception(message);

/// <summary>Not there, or not yours to see: the two are never told apart.</summary>
public sealed class NotFoundException() : Exception("Page not found");

/// <summary>The person's roles do not hold this act anywhere.</summary>
public sealed class ForbiddenException() : Exception("You do not have permission");
