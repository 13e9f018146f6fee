using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Contracts.Control;

/// <summary>What became of the issues that the person raised, newest first. Answered by Control.</summary>
public static class MyIssues
{
    [Requires(Permission.ReadIssues)]
    public sealed record Query(int Rows = 50) : IQuery<IReadOnlyList<Row>>;

    public sealed record Row(int Number, string Words, string State, string StateColour, string Where, string PlaceName, DateTimeOffset RaisedAt);
}
