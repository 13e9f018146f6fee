using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QmsPortal.Contracts.Control;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Control.Measures;

internal sealed class MeasureDefinitionMap : IEntityTypeConfiguration<MeasureDefinition>
{
    public void Configure(EntityTypeBuilder<MeasureDefinition> definition)
    {
        definition.ToTable("measure_definitions");
        definition.Property(d => d.Code).HasMaxLength(MeasureDefinition.TitleLength);
        definition.Property(d => d.Title).HasMaxLength(MeasureDefinition.TitleLength);
        definition.Property(d => d.ShortName).HasMaxLength(MeasureDefinition.ShortNameLength);
        definition.Property(d => d.Numerator).HasMaxLength(MeasureDefinition.WordsLength);
        definition.Property(d => d.Denominator).HasMaxLength(MeasureDefinition.WordsLength);
        definition.Property(d => d.Multiplier).HasPrecision(12, 4);
        definition.Property(d => d.Unit).HasMaxLength(MeasureDefinition.UnitLength);
        definition.HasMany(d => d.Versions).WithOne().HasForeignKey(version => version.DefinitionId);
        definition.HasIndex(d => d.Code).IsUnique();
    }
}

internal sealed class MeasureVersionMap : IEntityTypeConfiguration<MeasureVersion>
{
    public void Configure(EntityTypeBuilder<MeasureVersion> version)
    {
        version.ToTable("measure_versions");
        version.Property(v => v.Title).HasMaxLength(MeasureDefinition.TitleLength);
        version.Property(v => v.ShortName).HasMaxLength(MeasureDefinition.ShortNameLength);
        version.Property(v => v.Numerator).HasMaxLength(MeasureDefinition.WordsLength);
        version.Property(v => v.Denominator).HasMaxLength(MeasureDefinition.WordsLength);
        version.Property(v => v.Reason).HasMaxLength(MeasureVersion.ReasonLength);
        version.HasOne<Person>().WithMany().HasForeignKey(v => v.ById);
        version.HasIndex(v => new { v.DefinitionId, v.Number }).IsUnique();
    }
}

internal sealed class MeasureSeriesMap : IEntityTypeConfiguration<MeasureSeries>
{
    public void Configure(EntityTypeBuilder<MeasureSeries> series)
    {
        series.ToTable("measure_series");
        series.Ignore(s => s.Current);
        series.Property(s => s.Label).HasMaxLength(MeasureSeries.LabelLength);
        series.Property(s => s.Code).HasMaxLength(MeasureSeries.CodeLength + MeasureDefinition.TitleLength);
        series.HasOne(s => s.Definition).WithMany().HasForeignKey(s => s.DefinitionId);
        series.HasOne<OrgNode>().WithMany().HasForeignKey(s => s.NodeId);
        series.HasOne(s => s.Summary).WithOne().HasForeignKey<SeriesSummary>(summary => summary.SeriesId);
        series.HasMany(s => s.Observations).WithOne().HasForeignKey(observation => observation.SeriesId);
        series.HasMany(s => s.Targets).WithOne().HasForeignKey(target => target.SeriesId);
        series.HasMany(s => s.Phases).WithOne().HasForeignKey(phase => phase.SeriesId);
        series.HasMany(s => s.Notes).WithOne().HasForeignKey(note => note.SeriesId);
        series.Navigation(s => s.Phases).AutoInclude();
        series.HasIndex(s => new { s.NodeId, s.Code }).IsUnique();
        series.HasIndex(s => s.DefinitionId);
    }
}

internal sealed class ObservationMap : IEntityTypeConfiguration<Observation>
{
    public void Configure(EntityTypeBuilder<Observation> observation)
    {
        observation.ToTable("observations");
        observation.Property(o => o.Numerator).HasPrecision(18, 4);
        observation.Property(o => o.Denominator).HasPrecision(18, 4);
        observation.Property(o => o.Reason).HasMaxLength(Observation.ReasonLength);
        observation.HasIndex(o => new { o.SeriesId, o.Period }).IsUnique().HasFilter("ended_at is null").HasDatabaseName("ix_observations_one_current");
        observation.HasIndex(o => new { o.SeriesId, o.EnteredAt });
        observation.HasIndex(o => o.ImportId).HasFilter("import_id is not null");
        observation.HasOne<Person>().WithMany().HasForeignKey(o => o.EnteredBy);
        observation.HasOne<Imports.Import>().WithMany().HasForeignKey(o => o.ImportId);
    }
}

internal sealed class ChartNoteMap : IEntityTypeConfiguration<ChartNote>
{
    public void Configure(EntityTypeBuilder<ChartNote> note)
    {
        note.ToTable("chart_notes");
        note.Property(n => n.Words).HasMaxLength(ChartNote.WordsLength);
        note.Property(n => n.EndedBecause).HasMaxLength(ChartNote.ReasonLength);
        note.Property(n => n.Name).HasMaxLength(PhaseStep.NameLength);
        note.Property(n => n.Post).HasMaxLength(PhaseStep.NameLength);
        note.HasOne<Person>().WithMany().HasForeignKey(n => n.ById);
        note.HasIndex(n => new { n.SeriesId, n.On });
    }
}

internal sealed class MeasureTargetMap : IEntityTypeConfiguration<MeasureTarget>
{
    public void Configure(EntityTypeBuilder<MeasureTarget> target)
    {
        target.ToTable("measure_targets");
        target.Property(t => t.Value).HasPrecision(18, 4);
        target.HasOne<Person>().WithMany().HasForeignKey(t => t.SetBy);
        target.HasIndex(t => new { t.SeriesId, t.From }).IsUnique().HasFilter("ended_at is null");
    }
}

internal sealed class SeriesSummaryMap : IEntityTypeConfiguration<SeriesSummary>
{
    public void Configure(EntityTypeBuilder<SeriesSummary> summary)
    {
        summary.ToTable("series_summaries");
        summary.HasKey(s => s.SeriesId);
        summary.Property(s => s.SeriesId).ValueGeneratedNever();
        summary.Property(s => s.Version).IsRowVersion();
        summary.Property(s => s.Sentence).HasMaxLength(SeriesSummary.SentenceLength);
        summary.Property(s => s.Words).HasMaxLength(SeriesSummary.SentenceLength);
        summary.Property(s => s.LatestNumerator).HasPrecision(18, 4);
        summary.Property(s => s.LatestDenominator).HasPrecision(18, 4);
        summary.Property(s => s.Spark).HasColumnType("jsonb").HasConversion(
            spark => JsonSerializer.Serialize(spark, JsonSerializerOptions.Default),
            json => JsonSerializer.Deserialize<SparkLine>(json, JsonSerializerOptions.Default)!,
            new ValueComparer<SparkLine>((a, b) => ReferenceEquals(a, b), spark => spark.GetHashCode(), spark => spark));
    }
}
