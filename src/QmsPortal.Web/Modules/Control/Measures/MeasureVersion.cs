using QmsPortal.Kernel;
using QmsPortal.Spc;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>What of a definition may change from one version to the next.</summary>
public sealed record MeasureWording(string Title, string ShortName, string Numerator, string? Denominator, ImprovementDirection Direction, ChartKind Chart);

/// <summary>What a definition said from a moment on, and why: a dated row, never changed.</summary>
public sealed class MeasureVersion : Entity
{
    public const int ReasonLength = 300;

    private MeasureVersion()
    {
    }

    internal MeasureVersion(Guid id, MeasureDefinition of, int number, string reason, Guid by, DateTimeOffset at)
    {
        (Id, DefinitionId, Number, Reason, ById, At) = (id, of.Id, number, reason, by, at);
        (Title, ShortName, Numerator, Denominator, Direction, Chart) = (of.Title, of.ShortName, of.Numerator, of.Denominator, of.Direction, of.Chart);
    }

    public Guid DefinitionId { get; private init; }
    public int Number { get; private init; }
    public string Title { get; private init; } = "";
    public string ShortName { get; private init; } = "";
    public string Numerator { get; private init; } = "";
    public string? Denominator { get; private init; }
    public ImprovementDirection Direction { get; private init; }
    public ChartKind Chart { get; private init; }
    public string Reason { get; private init; } = "";
    public Guid ById { get; private init; }
    public DateTimeOffset At { get; private init; }
}
