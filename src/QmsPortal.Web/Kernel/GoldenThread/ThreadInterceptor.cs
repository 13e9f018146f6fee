using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Kernel.GoldenThread;

/// <summary>Keeps the thread's row of every record that may be linked, in the same save as the record.</summary>
public sealed class ThreadInterceptor(TimeProvider clock) : SaveChangesInterceptor
{
    /// <summary>The trigger that refuses a circle raises its error under this name.</summary>
    public const string NoCircle = "ck_thread_links_no_circle";

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = eventData.Context!;
        var records = db.ChangeTracker.Entries<IThreadNode>().ToList();
        var tracked = db.ChangeTracker.Entries<ThreadNode>().Select(entry => entry.Entity.Id).ToHashSet();
        db.AddRange(records.Where(entry => entry.State is EntityState.Added && !tracked.Contains(entry.Entity.Id)).Select(entry => new ThreadNode(entry.Entity, clock.GetUtcNow())));

        var changed = records.Where(MayReadOtherwise).Select(entry => entry.Entity).ToDictionary(record => record.Id);
        if (changed.Count > 0)
            foreach (var node in await db.Set<ThreadNode>().Where(node => changed.Keys.Contains(node.Id)).ToListAsync(cancellationToken))
                node.Follow(changed[node.Id], clock.GetUtcNow());
        return await base.SavingChangesAsync(eventData, result, cancellationToken);
    }

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default) =>
        eventData.Exception is DbUpdateException { InnerException: PostgresException { ConstraintName: NoCircle } }
            ? throw new DomainException("This would close a circle: the other record stands below this one already. Link them the other way round, or end the link that leads back first.")
            : base.SaveChangesFailedAsync(eventData, cancellationToken);

    // Titles, addresses and states are words at a place, some of them by a date: a change of a number needs no look at the thread.
    private static bool MayReadOtherwise(EntityEntry<IThreadNode> entry) => entry.State is EntityState.Modified
        && entry.Properties.Any(property => property.IsModified && !Equals(property.OriginalValue, property.CurrentValue) && (IsRead(Nullable.GetUnderlyingType(property.Metadata.ClrType) ?? property.Metadata.ClrType) || property.Metadata.Name == nameof(IAtPlace.NodeId)));

    private static bool IsRead(Type type) => type.IsEnum || type == typeof(string) || type == typeof(DateOnly) || type == typeof(DateTimeOffset);
}
