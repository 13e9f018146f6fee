using System.Globalization;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Spc;

namespace QmsPortal.Modules.Control.Measures;

public enum Period
{
    Day,
    Week,
    Month,
}

/// <summary>What is measured and how: the same words and the same sum wherever it is measured.</summary>
[About(Subject.Measures)]
public sealed class MeasureDefinition : Entity
{
    public const int TitleLength = 100;
    public const int ShortNameLength = 30;
    public const int WordsLength = 200;
    public const int UnitLength = 40;
    public const string Percent = "%";

    private readonly List<MeasureVersion> versions = [];

    private MeasureDefinition()
    {
    }

    public MeasureDefinition(Guid id, string title, string shortName, string numerator, string? denominator, decimal multiplier,
        string unit, ImprovementDirection direction, ChartKind chart, Period every)
    {
        Id = id;
        Code = Organisation.Places.OrgNode.CodeFrom(title);
        Title = title;
        ShortName = shortName;
        Numerator = numerator;
        Denominator = string.IsNullOrWhiteSpace(denominator) ? null : denominator;
        Multiplier = multiplier;
        Unit = unit;
        Direction = direction;
        Chart = chart;
        Every = every;
        if (IsPercentage && (Denominator is null || multiplier != 100))
            throw new DomainException("A percentage needs a denominator and a multiplier of 100.");
        if (ChartKinds.Fault(chart, Denominator is not null, IsPercentage, every) is { } fault)
            throw new DomainException($"{fault}.");
    }

    public string Code { get; private init; } = "";
    public string Title { get; private set; } = "";

    /// <summary>For tiles, grids and the wall: 30 characters.</summary>
    public string ShortName { get; private set; } = "";
    public string Numerator { get; private set; } = "";

    /// <summary>Empty for a plain count.</summary>
    public string? Denominator { get; private set; }
    public decimal Multiplier { get; private set; }
    public string Unit { get; private set; } = "";
    public ImprovementDirection Direction { get; private set; }
    public ChartKind Chart { get; private set; }
    public Period Every { get; private set; }

    /// <summary>The version in force. Each value keeps the one it was entered under.</summary>
    public int Number { get; private set; }

    /// <summary>What it said from when to when, and why; oldest first where they are loaded.</summary>
    public IReadOnlyList<MeasureVersion> Versions => versions;

    public bool IsPercentage => Unit == Percent;

    /// <summary>Its first version.</summary>
    public void Open(Guid version, Guid by, DateTimeOffset at) => Add(version, "First version", by, at);

    /// <summary>
    /// A live definition is not edited: it gets a new version, and the old one stays with the values that were entered under it.
    /// How it is reckoned (unit, multiplier, period, whether there is a denominator) never changes: numbers of another kind cannot stand on one chart.
    /// </summary>
    public void Revise(Guid version, MeasureWording wording, string reason, Guid by, DateTimeOffset at)
    {
        if (new MeasureWording(Title, ShortName, Numerator, Denominator, Direction, Chart) == wording)
            throw new DomainException("Nothing is different from the version in force.");
        if (wording.Denominator is null != Denominator is null)
            throw new DomainException("A count cannot become a rate, nor a rate a count: their values cannot stand on one chart. Define a new measure.");
        if (ChartKinds.Fault(wording.Chart, Denominator is not null, IsPercentage, Every) is { } fault)
            throw new DomainException($"{fault}.");
        (Title, ShortName, Numerator, Denominator, Direction, Chart) = wording;
        Add(version, reason, by, at);
    }

    private void Add(Guid id, string reason, Guid by, DateTimeOffset at) =>
        versions.Add(new MeasureVersion(id, this, ++Number, reason, by, at));

    /// <summary>Numerator ÷ denominator × multiplier. Nothing to count among gives no value, never zero.</summary>
    public double? Value(decimal numerator, decimal? denominator)
    {
        if (Denominator is null)
            return (double)(numerator * Multiplier);
        return denominator is null or 0 ? null : (double)numerator / (double)denominator.Value * (double)Multiplier;
    }

    /// <summary>What is wrong with these two numbers, or null.</summary>
    public string? Fault(decimal? numerator, decimal? denominator)
    {
        if (numerator is < 0 || denominator is < 0)
            return "Numbers cannot be negative";
        if (numerator is > NumberRules.Largest || denominator is > NumberRules.Largest)
            return "Numbers must be below 1,000,000,000,000";
        if (!NumberRules.IsStorable(numerator) || !NumberRules.IsStorable(denominator))
            return "Numbers can have 4 decimals at most";
        if (Chart is ChartKind.T && numerator is 0)
            return "Time between events must be more than 0";
        if (Denominator is null && denominator is not null)
            return "This measure is a count and has no denominator";
        if (Denominator is not null && denominator is null)
            return $"Enter the denominator: {Denominator}";
        if (IsPercentage && numerator > denominator)
            return string.Create(CultureInfo.GetCultureInfo("en-GB"), $"Numerator {numerator:#,0.####} is larger than denominator {denominator:#,0.####}. Check both");
        return null;
    }

    /// <summary>The first day of the period that holds this day. Weeks begin on Monday.</summary>
    public DateOnly PeriodOf(DateOnly day) => Every switch
    {
        Period.Month => new DateOnly(day.Year, day.Month, 1),
        Period.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        _ => day,
    };

    /// <summary>The first day of the period after.</summary>
    public DateOnly After(DateOnly period) => Every switch
    {
        Period.Month => period.AddMonths(1),
        Period.Week => period.AddDays(7),
        _ => period.AddDays(1),
    };
}
