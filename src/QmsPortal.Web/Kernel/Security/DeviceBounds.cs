using static QmsPortal.Kernel.Security.Permission;

namespace QmsPortal.Kernel.Security;

/// <summary>What can be done at most on a device of the ward, whoever stands before it.</summary>
public static class DeviceBounds
{
    /// <summary>What a wall shows: the board of the place, its charts and its huddle. Nobody's issue, no name, nothing written.</summary>
    public static readonly Permission[] Wall = [ReadPlaces, ReadBoards, ReadMeasures];

    /// <summary>Before anybody signs, a shared device shows what the team reads standing before its board.</summary>
    public static readonly Permission[] Shared = [.. Wall, ReadIssues, ReadStandards, ReadPlans, ReadThread, ReadProjects];

    /// <summary>What a ward does at its board. Nothing that approves, publishes, closes off or concerns one person alone.</summary>
    public static readonly Permission[] ByShortCode = [.. Shared, RaiseIssues, EscalateIssues, EnterValues, RunHuddles, ConfirmStandards, KeepBoards, DoActions, RaiseIdeas];
}
