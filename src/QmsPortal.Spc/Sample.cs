namespace QmsPortal.Spc;

/// <summary>One row of what a <see cref="ControlChart"/> is drawn from. Rows that stand at the same place form one subgroup.</summary>
/// <param name="At">Where it stands on the horizontal axis: a sequence number, or any number that orders. Of a date, its day number.</param>
/// <param name="Value">The measurement, count, time, or numerator, in the measure's own unit; null where it is missing. Missing is never zero.</param>
/// <param name="Denominator">What the numerator is counted among (patients, bed days), or the area of opportunity; null where it is missing or the chart has none.</param>
/// <param name="Target">The target in force there, in the unit that is drawn, or null where there is none.</param>
/// <param name="Ghost">True when the row is drawn but left out of every calculation and every rule.</param>
public readonly record struct Sample(double At, double? Value, double? Denominator = null, double? Target = null, bool Ghost = false)
{
    /// <summary>A row that stands at a date.</summary>
    /// <param name="date">The day the value stands for.</param>
    /// <param name="value">As <see cref="Value"/>.</param>
    /// <param name="denominator">As <see cref="Denominator"/>.</param>
    /// <param name="target">As <see cref="Target"/>.</param>
    /// <param name="ghost">As <see cref="Ghost"/>.</param>
    public Sample(DateOnly date, double? value, double? denominator = null, double? target = null, bool ghost = false)
        : this(date.DayNumber, value, denominator, target, ghost) => Date = date;

    /// <summary>The date, where the row was given one.</summary>
    public DateOnly? Date { get; }
}
