using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Contracts.Improvement;

/// <summary>Projects of a place and below that are not closed, those that have waited longest first. Answered by Improvement, in one query.</summary>
public static class ProjectsAt
{
    /// <param name="Path">The place; those below it are included.</param>
    [Requires(Permission.ReadProjects)]
    public sealed record Query(string Path, int Rows = 8) : IQuery<IReadOnlyList<Row>>;

    /// <param name="Need">What it needs now: "Its first cycle".</param>
    /// <param name="LastCycle">The day on which something last happened in a cycle.</param>
    /// <param name="Stuck">It lives by its cycles and has had none for three weeks.</param>
    public sealed record Row(int Number, string Name, string State, string StateColour, string Need, DateOnly? LastCycle, bool Stuck, string PlaceCode, string PlaceName)
    {
        public string Address => $"/projects/{Number}";
    }
}
