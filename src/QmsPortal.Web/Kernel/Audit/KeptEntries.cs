using QmsPortal.Kernel.Security;

namespace QmsPortal.Kernel.Audit;

internal static class KeptEntries
{
    private static readonly TimeSpan OneSave = TimeSpan.FromSeconds(5);

    /// <summary>
    /// But for those written in the save in which a restricted record began that the person does not see: they would tell who raised
    /// it, when, and with which words.
    /// </summary>
    public static IQueryable<AuditEntry> ButForKept(this IQueryable<AuditEntry> entries, IQueryable<AuditEntry> others, IDoor door)
    {
        var (kept, oneSave) = (door.KeptFromThem(), OneSave);
        return entries.Where(entry => !others.Any(other => kept.Contains(other.RecordId) && other.RecordId != entry.RecordId && other.Payload.Before == null
            && other.Command == entry.Command && other.PersonId == entry.PersonId && other.OperationId == entry.OperationId && other.At >= entry.At - oneSave && other.At <= entry.At + oneSave));
    }
}
