using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Control.Imports;

internal sealed class ImportMap : IEntityTypeConfiguration<Import>
{
    public void Configure(EntityTypeBuilder<Import> import)
    {
        import.ToTable("imports");
        import.Property(i => i.FileName).HasMaxLength(Import.FileNameLength);
        import.Property(i => i.Columns).HasColumnType("jsonb").HasConversion(
            columns => JsonSerializer.Serialize(columns, JsonSerializerOptions.Default),
            json => JsonSerializer.Deserialize<ImportColumns>(json, JsonSerializerOptions.Default)!);
        import.HasOne<OrgNode>().WithMany().HasForeignKey(i => i.NodeId);
        import.HasOne<MeasureDefinition>().WithMany().HasForeignKey(i => i.DefinitionId);
        import.HasOne<Person>().WithMany().HasForeignKey(i => i.UploadedBy);
        import.HasIndex(i => i.Number).IsUnique();
    }
}
