namespace QmsPortal.Kernel;

/// <summary>A day that somebody promises or waits for.</summary>
public static class DayAhead
{
    private const int MostYears = 2;

    /// <summary>Not before today, and not so far ahead that a year was mistyped.</summary>
    /// <param name="field">Where it was entered.</param>
    public static void MustBeAhead(this DateOnly day, DateOnly today, string field)
    {
        if (day < today)
            throw new DomainException("Choose today or a later day.", field);
        if (day > today.AddYears(MostYears))
            throw new DomainException($"Choose a day within {MostYears} years.", field);
    }
}
