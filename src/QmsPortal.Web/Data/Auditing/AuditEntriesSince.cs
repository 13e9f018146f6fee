using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel.Audit;

namespace QmsPortal.Data.Auditing;

internal static class AuditEntriesSince
{
    /// <summary>A row version is the transaction that wrote the row, and its audit row was written by the same.</summary>
    public static IQueryable<AuditEntry> EntriesSince(this QmsDb db, Guid record, uint version)
    {
        var shown = version.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return db.Set<AuditEntry>().FromSql($"""
            select e.* from audit_entries e
            where e.record_id = {record} and e.id > coalesce((select max(s.id) from audit_entries s where s.record_id = {record} and s.xmin::text = {shown}), 0)
            """).AsNoTracking();
    }
}
