using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Spc;

namespace QmsPortal.Contracts.Control;

/// <summary>What the charts of a place, and of the places below it, say now. Answered by Control from summaries kept at write time.</summary>
public static class MeasureSummaries
{
    /// <summary>Which charts: all, or those that say something.</summary>
    public enum Show
    {
        All,
        Concern,
        Improvement,
        WillMiss,

        /// <summary>A signal of the chart waits for an answer.</summary>
        ToAnswer,

        /// <summary>Concern first, then improvement: what a board looks at.</summary>
        Signals,

        /// <summary>Those, after the charts that measure a goal under way.</summary>
        GoalsAndSignals,
    }

    /// <param name="Path">The place; those below it are included.</param>
    /// <param name="Measure">Only this measure, by its code.</param>
    /// <param name="After">The key of the last row of the page before.</param>
    [Requires(Permission.ReadMeasures)]
    public sealed record Query(string Path, Show Show = Show.All, string? Measure = null, string? After = null, int Rows = 100) : IQuery<View>;

    /// <param name="Next">The key to ask the next page with, or null at the end.</param>
    public sealed record View(IReadOnlyList<Row> Rows, string? Next);

    /// <param name="Since">Of rare events: how long there has been none, "12 days since the last one".</param>
    /// <param name="Entered">On a board: who entered the latest value, by role, and when.</param>
    /// <param name="PinnedBy">On a board: the place above that pinned it.</param>
    public sealed record Row(
        string PlaceCode, string PlaceName, string Code, string Title, string ShortName, string Label, string Unit, ImprovementDirection Direction,
        Variation Variation, Spc.Assurance? Assurance, double? Value, string ValueWords, string UnitWords, string PeriodWords, string? Base,
        string? TargetWords, string Words, bool Stale, SparkLine Spark, GoalMeasured? Goal = null, SignalToAnswer? Signal = null, string? Since = null,
        Entry? Entered = null, string? PinnedBy = null)
    {
        /// <summary>"/at/ward-7/measures/night-call-bells".</summary>
        public string Address => $"/at/{PlaceCode}/measures/{Code}";
        public string Name => Label.Length == 0 ? Title : $"{Title}, {Label}";
        public bool IsConcern => Variation is Variation.ConcernHigh or Variation.ConcernLow;
        public bool IsImprovement => Variation is Variation.ImprovementHigh or Variation.ImprovementLow;
    }

    /// <summary>The oldest signal of the chart that waits for an answer.</summary>
    public sealed record SignalToAnswer(int Number, DateOnly Due)
    {
        public string Address => $"/signals/{Number}";
    }

    public sealed record Entry(string Post, DateTimeOffset At);

    /// <summary>A goal under way that the chart measures, as the thread knows it.</summary>
    public sealed record GoalMeasured(Guid Id, string Title, string State, string Address);
}

/// <summary>How many charts of a place and below say what: by measure, variation, assurance, and whether a signal waits for an answer.</summary>
public static class MeasureCounts
{
    [Requires(Permission.ReadMeasures)]
    public sealed record Query(string Path) : IQuery<View>;

    public sealed record View(IReadOnlyList<Count> Counts)
    {
        public int All => Counts.Sum(count => count.Charts);
        public int Concern => Sum(count => count.Variation is Variation.ConcernHigh or Variation.ConcernLow);
        public int Improvement => Sum(count => count.Variation is Variation.ImprovementHigh or Variation.ImprovementLow);
        public int Steady => Sum(count => count.Variation is Variation.CommonCause);
        public int TooFew => Sum(count => count.Variation is Variation.NotEnoughData);
        public int WillMiss => Sum(count => count.Assurance is Spc.Assurance.ConsistentlyFail);
        public int ToAnswer => Sum(count => count.ToAnswer);

        public int Sum(Func<Count, bool> which) => Counts.Where(which).Sum(count => count.Charts);
    }

    public sealed record Count(string Measure, string Title, Variation Variation, Spc.Assurance? Assurance, bool ToAnswer, int Charts);
}
