namespace QmsPortal.Spc;

/// <summary>What stands at one place of the axis. Numbers that are missing are NaN in here, and null on the chart.</summary>
internal record struct Subgroup
{
    public double At;
    public DateOnly? Date;

    /// <summary>What is plotted, before it is multiplied.</summary>
    public double Value;

    /// <summary>Numerators and denominators added up; of a mean, the number of values.</summary>
    public double Sum;
    public double Denominator;

    /// <summary>The standard deviation of the values.</summary>
    public double Deviation;
    public double Target;

    /// <summary>How many values are not missing.</summary>
    public int Size;
    public int Position;
    public bool Ghost;
    public bool Included;
    public bool InBaseline;

    public readonly bool HasValue => !double.IsNaN(Value);

    /// <summary>True where the centre and limits rest on it.</summary>
    public readonly bool IsBase => Included && InBaseline && HasValue;
}
