namespace QmsPortal.Spc;

/// <summary>Outcomes of one case after another summed up against a baseline risk.</summary>
/// <param name="Points">One for each case, in order of time.</param>
/// <param name="State">Whether there are sums, and if not why.</param>
/// <param name="BaselineRisk">The risk of the event at baseline; null without known outcomes.</param>
/// <param name="RaisedRisk">The risk that the upper sum is quickest to find: baseline odds times the odds ratio. Null without sums.</param>
/// <param name="LoweredRisk">The risk that the lower sum is quickest to find: baseline odds over the odds ratio. Null without sums.</param>
/// <param name="Limit">How far a sum may go without a signal.</param>
/// <param name="BaselineIncomplete">True when the risk was to be estimated from more cases than have a known outcome: all of them were used.</param>
public sealed record BernoulliCusum(
    IReadOnlyList<BernoulliCusumPoint> Points,
    BernoulliCusumState State,
    double? BaselineRisk,
    double? RaisedRisk,
    double? LoweredRisk,
    double Limit,
    bool BaselineIncomplete);

/// <summary>Whether a Bernoulli CUSUM has sums.</summary>
public enum BernoulliCusumState
{
    /// <summary>It has.</summary>
    Drawn,

    /// <summary>No outcome is known, so no risk can be estimated.</summary>
    NotEnoughData,

    /// <summary>No case of the baseline had the event: from a risk of 0 every event would be a signal.</summary>
    NoEventInBaseline,

    /// <summary>Every case of the baseline had the event: from a risk of 1 every case without would be a signal.</summary>
    OnlyEventsInBaseline,
}

/// <summary>One case of a Bernoulli CUSUM. Sums have no unit (log likelihood ratios); they are null where the outcome is not known, and everywhere when the chart has none.</summary>
/// <param name="Outcome">Whether the case had the event; null where that is not known: the sums wait.</param>
/// <param name="Up">The upper sum, at least 0; starts again from 0 in the case in which it passes the limit.</param>
/// <param name="Down">The lower sum, at most 0; starts again from 0 in the case in which it passes the limit.</param>
/// <param name="UpReached">The upper sum before it started again: the number that the signal rests on.</param>
/// <param name="DownReached">The lower sum before it started again.</param>
/// <param name="UpSignal">Whether the upper sum reached the limit: the risk has risen.</param>
/// <param name="DownSignal">Whether the lower sum reached the limit: the risk has fallen.</param>
public readonly record struct BernoulliCusumPoint(bool? Outcome, double? Up, double? Down, double? UpReached, double? DownReached, bool UpSignal, bool DownSignal);
