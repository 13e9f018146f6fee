using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Contracts.Planning;

/// <summary>The goals of a place, each with the need behind it and the measure that will tell. In one query. Answered by Planning.</summary>
public static class GoalsAt
{
    public enum Show
    {
        /// <summary>All but closed ones.</summary>
        Open,

        /// <summary>Agreed and under way.</summary>
        Live,
        Closed,
    }

    /// <param name="Path">The place.</param>
    /// <param name="Below">Those of the places below it too. Those of the place itself come first, then in the order of the organisation, newest first.</param>
    /// <param name="After">The key of the last row of the page before.</param>
    [Requires(Permission.ReadPlans)]
    public sealed record Query(string Path, bool Below = false, Show Show = Show.Open, string? After = null, int Rows = 20) : IQuery<View>;

    /// <param name="Next">The key to ask the next page with, or null at the end.</param>
    public sealed record View(IReadOnlyList<Row> Rows, string? Next);

    /// <param name="Id">Its id on the thread.</param>
    /// <param name="TargetWords">"90% by Wed 31 March 2027".</param>
    /// <param name="Need">Its own, or that of the goal it serves; null is a gap: a goal without a need.</param>
    /// <param name="Series">What measures it, by its id on the thread; null is a gap: a goal without a measure.</param>
    public sealed record Row(
        Guid Id, int Number, string Title, string State, string StateColour, string PlaceCode, string PlaceName, DateOnly Due, string TargetWords, string? Owner,
        NeedBehind? Need, Guid? Series)
    {
        public string Address => $"/goals/{Number}";
    }

    public sealed record NeedBehind(int Number, string Statement)
    {
        public string Address => $"/needs/{Number}";
    }
}
