using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Contracts.Control;

/// <summary>What the person has to do, what is due first before the rest. Answered by Control.</summary>
public static class MyActions
{
    [Requires(Permission.DoActions)]
    public sealed record Query(int Rows = 50) : IQuery<IReadOnlyList<DueActions.Row>>;
}
