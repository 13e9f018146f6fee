using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using QmsPortal.Kernel.Operations;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Kernel.Audit;

/// <summary>Writes an audit row for every entity added or changed, in the same save.</summary>
public sealed class AuditInterceptor(CurrentUser user, AuditContext context, Submission submission, TimeProvider clock, IdSource ids, AuditKey key)
    : SaveChangesInterceptor
{
    /// <summary>The history is read by people, years later: names of states and not their numbers.</summary>
    private static readonly JsonSerializerOptions Plain = new() { Converters = { new JsonStringEnumConverter() } };

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = eventData.Context!;
        var changed = db.ChangeTracker.Entries<Entity>()
            .Where(entry => entry.State is EntityState.Added || (entry.State is EntityState.Modified && entry.Properties.Any(IsOther)))
            .ToList();
        if (db.ChangeTracker.Entries<Entity>().Any(entry => entry.State is EntityState.Deleted))
            throw new InvalidOperationException("Nothing is deleted: end it, withdraw it or replace it.");
        if (changed.Count > 0)
            db.AddRange(changed.Select(Entry));
        return base.SavingChangesAsync(eventData, result, cancellationToken);
    }

    private AuditEntry Entry(EntityEntry<Entity> entry)
    {
        var (isNamed, unsigned) = (user.IsSignedIn && !context.IsUnsigned, context.IsUnsigned);
        var payload = new AuditPayload
        {
            Mark = ids.Next(),
            Who = unsigned ? "Not named" : isNamed ? user.Name : "The system",
            Before = entry.State is EntityState.Modified ? Json(entry, property => property.OriginalValue) : null,
            After = Json(entry, property => property.CurrentValue),
            Reason = Reason(),
        };
        return new AuditEntry(payload.Mark, clock.GetUtcNow(), isNamed ? user.Id : null, unsigned ? null : user.ActingRoleWords, context.Command, unsigned ? null : submission.OperationId,
            entry.Metadata.ClrType.Name, entry.Entity.Id, payload, key);
    }

    private static bool IsOther(PropertyEntry property) => property.IsModified && !property.Metadata.GetValueComparer().Equals(property.OriginalValue, property.CurrentValue);

    private string? Reason() => (context.Reason, submission.NotAPatientNumberBecause) switch
    {
        (var reason, null or "") => reason,
        (null, var because) => $"Not a patient's number: {because}",
        var (reason, because) => $"{reason}. Not a patient's number: {because}",
    };

    private static string Json(EntityEntry<Entity> entry, Func<PropertyEntry, object?> value) => JsonSerializer.Serialize(
        entry.Properties
            .Where(property => entry.State is EntityState.Added || property.IsModified)
            .Where(property => property.Metadata.PropertyInfo is not null && !property.Metadata.IsConcurrencyToken)
            .Where(property => property.Metadata.PropertyInfo!.GetCustomAttributes(typeof(NotInHistoryAttribute), true).Length == 0)
            .ToDictionary(property => property.Metadata.Name, value), Plain);
}

/// <summary>A stored value that stays out of the history: a secret, a file's bytes, a summary made from other rows.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotInHistoryAttribute : Attribute;
