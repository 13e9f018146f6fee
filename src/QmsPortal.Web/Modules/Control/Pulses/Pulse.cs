using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Pulses;

/// <summary>Up to three short questions that a leader asks a place until a day. Who answered what is stored nowhere; what was answered is shown when it is over, and only where at least five did.</summary>
[About(Subject.Pulses)]
public sealed class Pulse : Entity, IAtPlace
{
    public const int WordsLength = 100;
    public const int MostQuestions = 3;
    public const int Scale = 5;
    public const int Fewest = 5;
    public const int MostDays = 28;

    /// <summary>The name under which its end is stored among the due times.</summary>
    public const string Ends = "pulse-ends";

    private Pulse()
    {
    }

    public Pulse(Guid id, int number, Guid node, string[] questions, DateOnly until, Guid by, DateTimeOffset at)
    {
        var today = at.LondonDay();
        if (until <= today || until > today.AddDays(MostDays))
            throw new DomainException($"Choose a last day after today and within {MostDays} days.");
        if (questions.Length is 0 or > MostQuestions)
            throw new DomainException($"Ask one to {MostQuestions} questions.");
        (Id, Number, NodeId, Questions, Until, AskedBy, AskedAt) = (id, number, node, questions, until, by, at);
    }

    public int Number { get; private init; }
    public Guid NodeId { get; private init; }
    public string[] Questions { get; private init; } = [];

    /// <summary>The last day on which it can be answered.</summary>
    public DateOnly Until { get; private init; }
    public Guid AskedBy { get; private init; }
    public DateTimeOffset AskedAt { get; private init; }
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Whether enough answered for the answers to be shown; said when it is over, and never how many there were where it was too few.</summary>
    public bool IsShown { get; private set; }

    public IReadOnlyList<Due> Ahead() => ClosedAt is null ? [new Due(Ends, Id, Until.AddDays(1).StartInLondon())] : [];

    /// <param name="scores">One for each question, from 1 to 5.</param>
    public void Answer(PulseTally tally, IReadOnlyList<int> scores, Guid by, DateOnly today)
    {
        if (ClosedAt is not null || today > Until)
            throw new DomainException("These questions are closed. What was answered stands here if enough people did.");
        if (by == AskedBy)
            throw new DomainException("You asked these questions, so you do not answer them.");
        if (scores.Count != Questions.Length || scores.Any(score => score is < 1 or > Scale))
            throw new DomainException("Answer every question from 1 to 5.");
        tally.Count(scores);
    }

    /// <summary>Too few answers are forgotten, so that nobody can come to them later.</summary>
    public void Close(PulseTally tally, DateTimeOffset due)
    {
        (ClosedAt, IsShown) = (due, tally.Answers >= Fewest);
        if (!IsShown)
            tally.Forget();
    }
}

/// <summary>
/// How often each score was given to each question: the only thing kept of the answers. Not an entity, so that no history shows one
/// answer after the other; every answer writes the whole row, so that the row tells nothing of who wrote it last.
/// </summary>
[About(Subject.Pulses)]
public sealed class PulseTally
{
    private PulseTally()
    {
    }

    public PulseTally(Guid pulse, int questions) => (PulseId, Counts) = (pulse, new int[questions * Pulse.Scale]);

    public Guid PulseId { get; private init; }

    /// <summary>Five for the first question, then five for the next.</summary>
    public int[] Counts { get; private set; } = [];

    /// <summary>PostgreSQL's row version: two who answer at the same moment do not overwrite each other.</summary>
    public uint Version { get; private set; }
    public int Answers => Counts.Take(Pulse.Scale).Sum();

    public IReadOnlyList<int> Of(int question) => Counts[(question * Pulse.Scale)..((question + 1) * Pulse.Scale)];

    internal void Count(IReadOnlyList<int> scores) =>
        Counts = [.. Counts.Select((count, i) => scores[i / Pulse.Scale] == i % Pulse.Scale + 1 ? count + 1 : count)];

    internal void Forget() => Counts = new int[Counts.Length];
}

/// <summary>That somebody has answered, so that nobody does twice. It holds a code of who it was under a key outside the database, no time and no order, and nothing joins it to what they said.</summary>
[About(Subject.Pulses)]
public sealed class PulseMark
{
    private PulseMark()
    {
    }

    public PulseMark(Guid pulse, byte[] who) => (PulseId, Who) = (pulse, who);

    public Guid PulseId { get; private init; }
    public byte[] Who { get; private init; } = [];
}
