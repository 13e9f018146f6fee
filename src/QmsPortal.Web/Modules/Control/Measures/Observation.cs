using QmsPortal.Kernel;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>The numbers of one period. Never edited: a correction is a new one, and the old stays.</summary>
public sealed class Observation : Entity
{
    public const int ReasonLength = 300;

    private Observation()
    {
    }

    internal Observation(Guid id, Guid series, int definition, DateOnly period, decimal numerator, decimal? denominator, Entry entry, string? reason = null)
    {
        Id = id;
        SeriesId = series;
        Period = period;
        Numerator = numerator;
        Denominator = denominator;
        EnteredBy = entry.By;
        EnteredAt = entry.At;
        ImportId = entry.ImportId;
        IsProvisional = entry.Provisional;
        DefinitionNumber = definition;
        Reason = reason;
    }

    public Guid SeriesId { get; private init; }

    /// <summary>First day of the period.</summary>
    public DateOnly Period { get; private init; }
    public decimal Numerator { get; private init; }
    public decimal? Denominator { get; private init; }
    public Guid EnteredBy { get; private init; }
    public DateTimeOffset EnteredAt { get; private init; }
    public Guid? ImportId { get; private init; }

    /// <summary>Entered before all was counted: it may still move.</summary>
    public bool IsProvisional { get; private init; }

    /// <summary>The version of the definition it was entered under.</summary>
    public int DefinitionNumber { get; private init; }

    /// <summary>Why it was corrected; empty for a first value.</summary>
    public string? Reason { get; private init; }

    /// <summary>When it stopped to count: replaced by a correction, or withdrawn with its import.</summary>
    public DateTimeOffset? EndedAt { get; private set; }
    public Guid? ReplacedById { get; private set; }

    public bool IsCurrent => EndedAt is null;

    internal void ReplacedBy(Guid correction, DateTimeOffset at) => (ReplacedById, EndedAt) = (correction, at);

    internal void Withdraw(DateTimeOffset at) => EndedAt = at;
}

/// <summary>What a series should reach, from a day on. A null value ends the target.</summary>
public sealed class MeasureTarget : Entity
{
    private MeasureTarget()
    {
    }

    internal MeasureTarget(Guid id, Guid series, decimal? value, DateOnly from, Guid by, DateTimeOffset at) =>
        (Id, SeriesId, Value, From, SetBy, SetAt) = (id, series, value, from, by, at);

    public Guid SeriesId { get; private init; }
    public decimal? Value { get; private init; }
    public DateOnly From { get; private init; }
    public Guid SetBy { get; private init; }
    public DateTimeOffset SetAt { get; private init; }

    /// <summary>When another target with the same first day took its place.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    internal void End(DateTimeOffset at) => EndedAt = at;
}
