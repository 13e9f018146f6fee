using QmsPortal.Kernel;

namespace QmsPortal.Modules.Control.Escalations;

/// <summary>A place above a ward that receives escalations: the ward is tier 1, so the next above is tier 2.</summary>
/// <param name="Posts">Who receives there now, by post; nobody perhaps.</param>
/// <param name="HasRota">Whether a rota says who; else whoever holds the role.</param>
/// <param name="Next">When somebody is on the rota next, where nobody is now.</param>
public sealed record Tier(int Number, Guid Node, string Code, string Name, string Path, IReadOnlyList<string> Posts, bool HasRota = false, DateTimeOffset? Next = null)
{
    /// <summary>"Nobody is on the rota for Tier 2 until 12:00".</summary>
    public string WhyPassed(DateOnly today) => !HasRota ? $"Nobody receives at Tier {Number}" : $"Nobody is on the rota for Tier {Number}{(Next is { } next ? $" until {next.ShortestWords(today)}" : "")}";

    /// <summary>The times it set for itself, the first first; none where it keeps those of everybody.</summary>
    public IReadOnlyList<DatedTimes> Dated { get; init; } = [];

    public EscalationTimes TimesAt(DateTimeOffset moment) => Dated.At(moment);

    /// <summary>"Tier 2, Older people’s care".</summary>
    public string Words => $"Tier {Number}, {Name}";

    public string PostsInWords => Posts.Count == 0 ? "nobody yet" : string.Join(", ", Posts.Select(post => post.ToLowerInvariant()));
}

/// <summary>The tiers above a ward, the next first.</summary>
public sealed class Tiers(IReadOnlyList<Tier> above)
{
    public IReadOnlyList<Tier> All => above;

    /// <summary>Where an escalation of the ward goes: the next above, passing over those at which nobody receives.</summary>
    public Tier First => Reach(above) ?? throw new InvalidOperationException("A ward stands below a place.");

    /// <summary>Those that are passed over, since nobody receives there now.</summary>
    public IReadOnlyList<Tier> Passed => [.. above.TakeWhile(tier => tier.Node != First.Node)];

    /// <summary>". Nobody is on the rota for Tier 2 until 12:00", where the first tiers are passed over; else nothing.</summary>
    public string WhyPassed(DateOnly today) => string.Concat(Passed.Select(tier => $". {tier.WhyPassed(today)}"));

    /// <summary>Where the ward has moved to another place meanwhile, the next above it now.</summary>
    public Tier Of(Guid node) => above.SingleOrDefault(tier => tier.Node == node) ?? First;

    public IReadOnlyList<Tier> Above(Guid node) => [.. above.SkipWhile(tier => tier.Node != Of(node).Node).Skip(1)];

    public Tier? NextAbove(Guid node) => Reach(Above(node));

    private static Tier? Reach(IReadOnlyList<Tier> tiers) => tiers.FirstOrDefault(tier => tier.Posts.Count > 0) ?? (tiers is [.., var top] ? top : null);
}
