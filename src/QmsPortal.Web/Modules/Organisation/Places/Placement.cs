using QmsPortal.Kernel;

namespace QmsPortal.Modules.Organisation.Places;

/// <summary>
/// From a day until another a place stood under one above it, directly or not. What is counted of a time past is counted where its
/// place stood then. Where it stood first it stood from the beginning, since what is known of a place can be older than its opening.
/// </summary>
public sealed class Placement
{
    private Placement()
    {
    }

    internal Placement(Guid node, Guid above, bool direct, DateOnly? from = null) =>
        (NodeId, AboveId, IsDirect, From, FromMoment) = (node, above, direct, from ?? DateOnly.MinValue, from?.StartInLondon() ?? DateTimeOffset.MinValue);

    public Guid NodeId { get; private init; }
    public Guid AboveId { get; private init; }

    /// <summary>Under it with nothing between.</summary>
    public bool IsDirect { get; private init; }
    public DateOnly From { get; private init; }

    /// <summary>The first day on which it stood there no longer.</summary>
    public DateOnly Until { get; private set; } = DateOnly.MaxValue;

    /// <summary>The same as moments, for what has a time and not only a day.</summary>
    public DateTimeOffset FromMoment { get; private init; }
    public DateTimeOffset UntilMoment { get; private set; } = DateTimeOffset.MaxValue;

    public bool IsNow => Until == DateOnly.MaxValue;

    internal void End(DateOnly on) => (Until, UntilMoment) = (on, on.StartInLondon());
}
