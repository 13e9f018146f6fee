namespace QmsPortal.Modules.Control.Escalations;

/// <summary>How long a step took over many: the middle, and what 95 of 100 stayed within. Of fewer than five nothing is said.</summary>
public sealed record TimesTaken(int Count, TimeSpan? Middle, TimeSpan? NinetyFive)
{
    public const int Fewest = 5;

    public static TimesTaken Of(IEnumerable<TimeSpan> all)
    {
        var sorted = all.Order().ToList();
        if (sorted.Count < Fewest)
            return new TimesTaken(sorted.Count, null, null);
        var half = sorted.Count / 2;
        return new TimesTaken(sorted.Count, sorted.Count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2, sorted[(95 * sorted.Count + 99) / 100 - 1]);
    }

    /// <summary>"20 min, 95 in 100 within 1 h 5 min".</summary>
    public string Words => NinetyFive < TimeSpan.FromMinutes(1) ? "Under 1 min" : Middle is { } middle && NinetyFive is { } most ? $"{Of(middle)}, 95 in 100 within {Of(most)}" : "Not enough data";

    /// <summary>"under 1 min", "20 min", "1 h 5 min", "2 days 3 h".</summary>
    public static string Of(TimeSpan time) => time switch
    {
        { TotalMinutes: < 1 } => "under 1 min",
        { TotalHours: < 1 } => $"{(int)time.TotalMinutes} min",
        { TotalDays: < 1 } => time.Minutes == 0 ? $"{time.Hours} h" : $"{time.Hours} h {time.Minutes} min",
        _ => $"{(int)time.TotalDays} {((int)time.TotalDays == 1 ? "day" : "days")}{(time.Hours == 0 ? "" : $" {time.Hours} h")}",
    };
}
