using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Contracts.Control;

/// <summary>Pictures and papers as every list of them shows them; asked for an idea by Improvement, with whether the person may attach one. Answered by Control.</summary>
public static class AttachedFiles
{
    [Requires(Permission.ReadIssues)]
    public sealed record Query(Guid Record) : IQuery<View>;

    public sealed record View(IReadOnlyList<Row> Files, bool MayAttach);

    /// <summary>A file in the list under its record.</summary>
    public sealed record Row(Guid Id, string What, string Size, string By, DateTimeOffset At, string? WithdrawnBecause, bool MayWithdraw)
    {
        public string Address => $"/attachments/{Id}";
    }
}
