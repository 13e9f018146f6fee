namespace QmsPortal.Modules.Assurance.Evidence;

/// <summary>What something rests on, at best. Missing is a state and no absence; the better stands further down.</summary>
public enum Shown
{
    Missing,
    Expired,
    ToAccept,
    Ageing,
    Fresh,
}

public static class Showing
{
    public static Shown Best(this IEnumerable<EvidenceItem> items, DateOnly today) => items.Select(item => item.ShowsOn(today)).DefaultIfEmpty(Shown.Missing).Max();

    public static bool IsInDate(this Shown shown) => shown is Shown.Ageing or Shown.Fresh;
}
