using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Contracts.Control;

/// <summary>Where today's huddle of a place stands: what the button on its board says. Answered by Control in one query.</summary>
public static class TodaysHuddle
{
    public enum State
    {
        /// <summary>No time is set.</summary>
        None,

        /// <summary>Not today, or not yet made.</summary>
        NotToday,
        Scheduled,
        Open,
        Closed,
        Missed,
    }

    [Requires(Permission.ReadBoards)]
    public sealed record Query(Guid Place) : IQuery<View>;

    /// <param name="Start">"08:00"; empty where no time is set.</param>
    /// <param name="Words">"Start 08:00 huddle", "Open 08:00 huddle", "Next huddle tomorrow 08:00".</param>
    /// <param name="Address">Where it is shown and started.</param>
    /// <param name="IsNextStep">Whether the words are a step for whoever may run it: then they are the green button.</param>
    public sealed record View(State State, string Start, string Words, string Address, bool IsNextStep);
}
