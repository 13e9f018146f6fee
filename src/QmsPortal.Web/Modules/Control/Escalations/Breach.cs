namespace QmsPortal.Modules.Control.Escalations;

/// <summary>What was missed first, where it was then, and when it was made good.</summary>
/// <param name="Where">"Tier 2, Older people’s care".</param>
/// <param name="ByAnswer">The answer was late; else the read-back.</param>
/// <param name="MadeGoodAt">When it was read back, or had an answer or was returned; null while it waits.</param>
public sealed record Breach(DateTimeOffset At, string Where, bool ByAnswer, DateTimeOffset? MadeGoodAt)
{
    /// <summary>Read from its steps, the first first.</summary>
    public static Breach Of(DateTimeOffset at, IReadOnlyList<EscalationStep> steps)
    {
        var missed = steps.First(step => step.Move is EscalationMove.SteppedUp or EscalationMove.TopTold && step.Due == at);
        var before = steps.Where(step => step.Position < missed.Position).ToList();
        var where = before.Last(step => step.Move is EscalationMove.Raised or EscalationMove.PassedUp or EscalationMove.SteppedUp).ToWords;
        var began = before.FindLastIndex(step => step.Move is EscalationMove.Raised or EscalationMove.SteppedUp or EscalationMove.Reopened);
        var byAnswer = before.Skip(began).Any(step => step.Move is EscalationMove.ReadBack);
        var good = steps.FirstOrDefault(step => step.Position > missed.Position && (step.Move is EscalationMove.Answered or EscalationMove.Returned || (!byAnswer && step.Move is EscalationMove.ReadBack)));
        return new Breach(at, where, byAnswer, good?.At);
    }
}
