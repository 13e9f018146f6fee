using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Contracts.Control;

/// <summary>The person's own list: versions in force that they are asked to read and have not yet, versions in consultation of which they are asked what they think, and standards they write whose review is overdue. Answered by Control.</summary>
public static class StandardsToRead
{
    [Requires(Permission.ReadStandards)]
    public sealed record Query(int Rows = 50) : IQuery<View>;

    public sealed record View(IReadOnlyList<Row> ToRead, IReadOnlyList<Comment> ToComment, IReadOnlyList<Review> ToReview);

    /// <param name="Before">The version it took the place of; null where it is the first.</param>
    public sealed record Row(int Number, int Of, string Title, string PlaceName, DateTimeOffset Since, int? Before)
    {
        public string Address => $"/standards/{Number}";
        public string Differences => $"/standards/{Number}/v{Of}#differences";
    }

    /// <param name="Until">The last day on which it is asked for.</param>
    public sealed record Comment(int Number, int Of, string Title, string PlaceName, DateOnly Until)
    {
        public string Address => $"/standards/{Number}/v{Of}#comments";
    }

    public sealed record Review(int Number, string Title, string PlaceName, DateOnly Due)
    {
        public string Address => $"/standards/{Number}#review";
    }
}
