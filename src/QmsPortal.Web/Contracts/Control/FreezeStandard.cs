using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Contracts.Control;

/// <summary>The version of a standard that is in force, as a file that needs nothing else to be read. Answered by Control.</summary>
public static class FreezeStandard
{
    /// <param name="Standard">By its id on the thread.</param>
    [Requires(Permission.ReadStandards)]
    public sealed record Query(Guid Standard) : IQuery<View>;

    /// <param name="Sum">The SHA-256 sum of its words, taken when it was published.</param>
    /// <param name="Html">A whole accessible page, the same bytes each time for the same version. UTF-8.</param>
    /// <param name="From">The day on which it was published.</param>
    /// <param name="ReviewBy">The day by which it is to be looked at again.</param>
    public sealed record View(Guid Standard, int Number, int Version, string Title, string PlaceName, Guid Node, string Sum, byte[] Html, DateOnly From, DateOnly? ReviewBy);
}
