using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Contracts.Assurance;

/// <summary>
/// What the organisation says of a place and of those below, and how sure it is: contradicted first, then what needs renewal, then the
/// oldest. Answered by Assurance, in one query.
/// </summary>
public static class StatementsAt
{
    /// <param name="Path">The place; those below it are included.</param>
    /// <param name="AlsoUnderWay">Those that are still being written, challenged or decided too, last.</param>
    [Requires(Permission.ReadStatements)]
    public sealed record Query(string Path, int Rows = 20, bool AlsoUnderWay = false) : IQuery<IReadOnlyList<Row>>;

    /// <param name="Rating">"Reasonable".</param>
    /// <param name="State">"Agreed: reasonable", with the colour of its tag.</param>
    /// <param name="Since">The day on which it was agreed; written, where it is not agreed yet.</param>
    /// <param name="WhyWeakened">Which evidence is gone, or which signal says otherwise.</param>
    public sealed record Row(int Number, string Claim, string Rating, string State, string StateColour, string PlaceCode, string PlaceName, DateOnly Since, string? WhyWeakened, bool IsContradicted)
    {
        /// <summary>From which day it needs renewal or is contradicted.</summary>
        public DateOnly? WeakSince { get; init; }

        /// <summary>"A committee has had it: decide." What waits for the person who asks.</summary>
        public string? YourStep { get; init; }

        public string Address => $"/statements/{Number}";
    }
}
