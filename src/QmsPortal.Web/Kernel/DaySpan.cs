namespace QmsPortal.Kernel;

/// <summary>From one day to another, both included, as moments in London. A day that no record can have narrows nothing.</summary>
public static class DaySpan
{
    public static (DateTimeOffset? From, DateTimeOffset? Until) Of(DateOnly? from, DateOnly? to) =>
        (Meant(from)?.StartInLondon(), Meant(to)?.AddDays(1).StartInLondon());

    private static DateOnly? Meant(DateOnly? day) => day is { Year: >= 1990 and < 2100 } ? day : null;
}
