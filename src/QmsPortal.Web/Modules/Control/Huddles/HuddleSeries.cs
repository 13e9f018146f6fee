using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Control.Huddles;

/// <summary>When a place holds its huddle: on which days, from what time by the clock on the wall, for how long.</summary>
[About(Subject.Huddles)]
public sealed class HuddleSeries : Entity, IAtPlace
{
    public const int DaysLength = 7;
    public const int ShortestMinutes = 5;
    public const int LongestMinutes = 60;

    /// <summary>The name under which "make the next one" is stored among the due times.</summary>
    public const string MakeNext = "huddle-make-next";

    private HuddleSeries()
    {
    }

    public HuddleSeries(Guid id, Guid node, int tier, DateOnly first) => (Id, NodeId, Tier, Next) = (id, node, tier, first);

    /// <summary>A ward or team is tier 1, the whole organisation the last.</summary>
    public static int? TierOf(NodeKind kind) => kind switch
    {
        NodeKind.Ward => 1,
        NodeKind.Directorate => 2,
        NodeKind.Division => 3,
        NodeKind.Organisation => 4,
        _ => null,
    };

    public Guid NodeId { get; private init; }

    /// <summary>1 is a ward or team.</summary>
    public int Tier { get; private init; }

    /// <summary>Monday is 1: "1234567" is every day.</summary>
    public string Days { get; private set; } = "";
    public TimeOnly Start { get; private set; }
    public int Minutes { get; private set; }

    /// <summary>The agenda in its own order, as <see cref="Agenda"/> writes it.</summary>
    public string AgendaLines { get; private set; } = "";
    public IReadOnlyList<AgendaLine> Items => Agenda.Read(AgendaLines);

    /// <summary>By role, "Nurse in charge"; null where whoever starts it leads it.</summary>
    public string? Leader { get; private set; }

    /// <summary>Whoever is on the place's rota at that time leads.</summary>
    public bool LedByRota { get; private set; }

    /// <summary>The next day that has not been looked at: it is made on the morning of the day itself, at midnight.</summary>
    public DateOnly Next { get; private set; }

    public IReadOnlyList<Due> Ahead() => [new Due(MakeNext, Id, Next.StartInLondon())];

    /// <summary>From the next huddle on that is not made yet.</summary>
    public void Set(IReadOnlyCollection<DayOfWeek> days, TimeOnly start, int minutes)
    {
        if (days.Count == 0)
            throw new DomainException("Choose at least one day.");
        if (minutes is < ShortestMinutes or > LongestMinutes)
            throw new DomainException($"A huddle takes {ShortestMinutes} to {LongestMinutes} minutes. Fifteen are usual.");
        if (start > TimeOnly.MaxValue.AddMinutes(-2 * (minutes + Huddle.Grace)))
            throw new DomainException("Choose a time at which the huddle ends on the same day.");
        (Days, Start, Minutes) = (string.Concat(days.Select(Digit).Distinct().Order()), start, minutes);
    }

    /// <summary>From the next huddle on that is not made yet.</summary>
    public void LedBy(string? role, bool byRota) => (Leader, LedByRota) = (role, byRota);

    /// <summary>From the next huddle on that is not made yet.</summary>
    public void TalkThrough(IEnumerable<string?> codes, string? own) => AgendaLines = Agenda.Write(Agenda.Ordered(Items, codes, own));

    public bool IsOn(DateOnly day) => Days.Contains(Digit(day.DayOfWeek), StringComparison.Ordinal);

    /// <summary>The huddle of the next day, or none where there is none on such a day. The day after is next.</summary>
    public Huddle? Make(Guid id, Guid step, DateTimeOffset at)
    {
        var day = Next;
        Next = day.AddDays(1);
        return IsOn(day) ? new Huddle(id, step, this, day, at) : null;
    }

    /// <summary>The first day after this one on which there is a huddle.</summary>
    public DateOnly DayAfter(DateOnly day) => Enumerable.Range(1, 7).Select(day.AddDays).First(IsOn);

    private static string Digit(DayOfWeek day) => day is DayOfWeek.Sunday ? "7" : ((int)day).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
