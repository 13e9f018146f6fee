namespace QmsPortal.Modules.Control.Escalations;

/// <summary>
/// How one place that receives dealt with an escalation, from its coming there until it was answered or returned there or went on.
/// Sent back as not solved it comes anew. What goes past a time has its mark in the steps, so what has none was in time.
/// </summary>
/// <param name="ReadBackInTime">Null where that time runs still, or was kept before it was passed up to here.</param>
/// <param name="AnsweredInTime">Answered or returned; null where that time runs still, or somebody here joined it to another or passed it up.</param>
/// <param name="Answered">How long after it came; null without an answer.</param>
public sealed record EscalationStay(Guid Place, bool? ReadBackInTime, bool? AnsweredInTime, bool SteppedUp, TimeSpan? Answered)
{
    public sealed record Step(EscalationMove Move, Guid? Tier, Guid? WentTo, DateTimeOffset? Due, DateTimeOffset At);

    /// <param name="tier">Who has it now, or had it last.</param>
    /// <param name="answersDue">The times to answer that are known; another time that passed before a read-back was that of the read-back.</param>
    /// <param name="steps">The first first.</param>
    public static IReadOnlyList<EscalationStay> Of(Guid tier, IReadOnlyCollection<DateTimeOffset> answersDue, IReadOnlyList<Step> steps)
    {
        List<int> comings = [.. Enumerable.Range(0, steps.Count).Where(i => steps[i].Move is EscalationMove.Raised or EscalationMove.Reopened or EscalationMove.PassedUp or EscalationMove.SteppedUp)];
        return [.. comings.Select((start, i) => One(tier, answersDue, steps[start], [.. steps.Skip(start + 1).Take((i + 1 < comings.Count ? comings[i + 1] : steps.Count) - start)])).OfType<EscalationStay>()];
    }

    /// <param name="then">What was done there, and with what it went on.</param>
    private static EscalationStay? One(Guid tier, IReadOnlyCollection<DateTimeOffset> answersDue, Step coming, IReadOnlyList<Step> then)
    {
        // Of steps from before it was kept where they led, the one with which it went on says where it was.
        var place = coming.Move is EscalationMove.Raised or EscalationMove.Reopened ? coming.Tier : coming.WentTo ?? (then is [.., { Move: EscalationMove.PassedUp or EscalationMove.SteppedUp } left] ? left.Tier : tier);
        if (place is not { } here)
            return null;
        var clock = new Clocks(ReadsBack: coming.Move is not EscalationMove.PassedUp, answersDue);
        foreach (var step in then)
            clock.Take(step);
        return new EscalationStay(here, clock.ReadBackInTime, clock.AnsweredInTime, clock.SteppedUp, clock.AnsweredAt - coming.At);
    }

    private sealed record Clocks(bool ReadsBack, IReadOnlyCollection<DateTimeOffset> AnswersDue)
    {
        private bool read;
        private bool told;
        private bool readLate;
        private bool answerLate;
        private bool joined;

        public bool SteppedUp { get; private set; }
        public DateTimeOffset? AnsweredAt { get; private set; }
        public bool? ReadBackInTime => !ReadsBack ? null : readLate ? false : read ? true : null;
        public bool? AnsweredInTime => answerLate ? false : AnsweredAt is not null ? true : null;

        public void Take(Step step)
        {
            switch (step.Move)
            {
                case EscalationMove.ReadBack:
                    read = true;
                    break;
                case EscalationMove.Joined:
                    joined = true;
                    break;
                case EscalationMove.SteppedUp:
                    (SteppedUp, answerLate, readLate) = (true, true, readLate || !read);
                    break;
                case EscalationMove.TopTold:
                    answerLate |= !ReadsBack || read || told || (step.Due is { } due && AnswersDue.Contains(due));
                    (told, readLate) = (true, readLate || !read);
                    break;
                case EscalationMove.Answered or EscalationMove.Returned when !joined:
                    AnsweredAt = step.At;
                    break;
            }
        }
    }
}
