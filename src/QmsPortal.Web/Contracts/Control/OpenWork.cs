using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Contracts.Control;

/// <summary>What waits at a place and below, for a board that asks once: escalations without an answer, open issues by age, and actions due. Answered by Control in one query.</summary>
public static class OpenWork
{
    [Requires(Permission.ReadIssues)]
    public sealed record Query(string Path, int Rows = 8) : IQuery<View>;

    public sealed record View(OpenEscalations.View Escalations, OpenIssues.Ages Issues, DueActions.View Actions);
}
