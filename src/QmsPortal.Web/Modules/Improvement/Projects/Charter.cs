using QmsPortal.Kernel;

namespace QmsPortal.Modules.Improvement.Projects;

/// <summary>What a project is to reach, how that will be known and what is to be tried. Never changed: written anew, it is a new one.</summary>
public sealed class Charter : Entity
{
    public const int AimLength = 300;
    public const int ShortLength = 160;
    public const int ReasonLength = 300;
    public const int LongLength = 1000;

    private Charter()
    {
    }

    internal Charter(Guid id, Guid project, int position, CharterWords words, Deed deed)
    {
        foreach (var (kind, measure) in new[] { ("outcome", words.Outcome), ("process", words.Process), ("balancing", words.Balancing) })
            if (measure is { Series: null, WhyNone: null })
                throw new DomainException($"Choose {(kind[0] is 'o' ? "an" : "a")} {kind} measure, or say why there is none.");
        (Id, ProjectId, Position, WrittenBy, WrittenAt) = (id, project, position, deed.By, deed.At);
        (Aim, ForWhom, HowMuch, ByWhen, Why, Ideas, Team) = (words.Aim, words.ForWhom, words.HowMuch, words.ByWhen, words.Why, words.Ideas, words.Team);
        (OutcomeSeries, NoOutcome) = words.Outcome;
        (ProcessSeries, NoProcess) = words.Process;
        (BalancingSeries, NoBalancing) = words.Balancing;
    }

    public Guid ProjectId { get; private init; }
    public int Position { get; private init; }

    /// <summary>What will be better, for whom, by how much and by when: the aim in its four parts.</summary>
    public string Aim { get; private init; } = "";
    public string ForWhom { get; private init; } = "";
    public string HowMuch { get; private init; } = "";
    public DateOnly ByWhen { get; private init; }
    public string Why { get; private init; } = "";

    /// <summary>Series by their id on the thread; where there is none, why.</summary>
    public Guid? OutcomeSeries { get; private init; }
    public string? NoOutcome { get; private init; }
    public Guid? ProcessSeries { get; private init; }
    public string? NoProcess { get; private init; }
    public Guid? BalancingSeries { get; private init; }
    public string? NoBalancing { get; private init; }

    /// <summary>Change ideas, one on a line.</summary>
    public string Ideas { get; private init; } = "";

    /// <summary>Who is in it, by role.</summary>
    public string Team { get; private init; } = "";
    public Guid WrittenBy { get; private init; }
    public DateTimeOffset WrittenAt { get; private init; }
}

/// <summary>A measure by its id on the thread, or why there is none of this kind.</summary>
public sealed record MeasureChoice(Guid? Series, string? WhyNone);

/// <summary>A charter as it is written, before it is anybody's.</summary>
/// <param name="Name">What the project is called from then on: one that was handed over has the words of the problem until then.</param>
public sealed record CharterWords(
    string Name, string Aim, string ForWhom, string HowMuch, DateOnly ByWhen, string Why, MeasureChoice Outcome, MeasureChoice Process, MeasureChoice Balancing, string Ideas, string Team);
