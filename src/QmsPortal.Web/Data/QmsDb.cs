using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Modules.Organisation.People;

namespace QmsPortal.Data;

/// <summary>The one database of one organisation. Mappings lie beside their entities and are found by scan.</summary>
public sealed class QmsDb(DbContextOptions<QmsDb> options)
    : IdentityUserContext<Account, Guid>(options), IDataProtectionKeyContext
{
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>
    /// For a record that decides and is not changed: whoever changes it meanwhile, or lets it decide in the same instant, and this
    /// save cannot both be saved. It leaves no row in the history.
    /// </summary>
    public void MustBeAsRead(Entity record)
    {
        var entry = Entry(record);
        if (entry.State is EntityState.Unchanged)
            entry.Properties.First(property => property.Metadata is { ValueGenerated: ValueGenerated.Never } && !property.Metadata.IsPrimaryKey() && !property.Metadata.IsForeignKey()).IsModified = true;
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(QmsDb).Assembly);
        foreach (var sequence in Numbers.All)
            builder.HasSequence<int>(sequence).StartsAt(1001);
        foreach (var type in builder.Model.GetEntityTypes().Where(type => type.ClrType.IsAssignableTo(typeof(Entity))).ToList())
        {
            builder.Entity(type.ClrType).Property(nameof(Entity.Id)).ValueGeneratedNever();
            builder.Entity(type.ClrType).Property(nameof(Entity.Version)).IsRowVersion();
        }

        // What may be linked has its node on the thread under its own id, and the database sees to it.
        foreach (var type in builder.Model.GetEntityTypes().Where(type => type.ClrType.IsAssignableTo(typeof(IThreadNode))).ToList())
            builder.Entity(type.ClrType).HasOne(typeof(ThreadNode)).WithOne().HasForeignKey(type.ClrType, nameof(Entity.Id));

        foreach (var key in builder.Model.GetEntityTypes().SelectMany(type => type.GetForeignKeys()))
            key.DeleteBehavior = DeleteBehavior.Restrict;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcInstant>();
    }

    /// <summary>Instants are stored in UTC, whatever offset they came with.</summary>
    private sealed class UtcInstant() : Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter<DateTimeOffset, DateTimeOffset>(
        instant => instant.ToUniversalTime(), instant => instant);
}
