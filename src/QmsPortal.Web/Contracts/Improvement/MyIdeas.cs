using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Contracts.Improvement;

/// <summary>What became of the ideas that the person had, newest first. Answered by Improvement.</summary>
public static class MyIdeas
{
    [Requires(Permission.ReadProjects)]
    public sealed record Query(int Rows = 50) : IQuery<IReadOnlyList<Row>>;

    /// <param name="Said">What was said last of it, with who said it, or by when it is to be answered.</param>
    public sealed record Row(int Number, string Words, string State, string StateColour, string Said, bool IsLate, string PlaceName, DateTimeOffset RaisedAt);
}
