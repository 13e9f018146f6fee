namespace QmsPortal.Spc;

/// <summary>
/// The two-sided Bernoulli CUSUM: each case adds the logarithm of how much likelier its outcome is at the changed risk than at the baseline
/// (Reynolds and Stoumbos 1999, Journal of Quality Technology 31:87-108; Neuburger and others 2017, doi 10.1136/bmjqs-2016-005526).
/// </summary>
/// <remarks>A sum on the limit signals and goes on; a sum beyond it signals and starts again from 0. Each sum starts again for itself.</remarks>
public static class BernoulliCusumChart
{
    /// <summary>Charts outcomes.</summary>
    /// <param name="outcomes">True for the event, false for none, null where not known, in order of time; none gives a chart without points.</param>
    /// <param name="settings">How to chart them.</param>
    /// <exception cref="SpcInputException">A setting is out of range.</exception>
    public static BernoulliCusum Of(IEnumerable<bool?> outcomes, BernoulliCusumSettings settings)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        ArgumentNullException.ThrowIfNull(settings);
        settings.Check();

        bool?[] all = [.. outcomes];
        var (risk, incomplete) = settings.BaselineRisk is { } given ? (given, false) : Estimate(all, settings.BaselineCases!.Value);
        var state = risk switch
        {
            null => BernoulliCusumState.NotEnoughData,
            0 => BernoulliCusumState.NoEventInBaseline,
            1 => BernoulliCusumState.OnlyEventsInBaseline,
            _ => BernoulliCusumState.Drawn,
        };
        return state == BernoulliCusumState.Drawn
            ? new BernoulliCusum(Sum(all, risk!.Value, settings), state, risk, Odds(risk.Value, settings.OddsRatio), Odds(risk.Value, 1 / settings.OddsRatio), settings.Limit, incomplete)
            : new BernoulliCusum(Array.ConvertAll(all, outcome => default(BernoulliCusumPoint) with { Outcome = outcome }), state, risk, null, null, settings.Limit, incomplete);
    }

    private static (double? Risk, bool Incomplete) Estimate(bool?[] outcomes, int wanted)
    {
        var (cases, events) = (0, 0);

        foreach (var outcome in outcomes)
        {
            if (cases == wanted) break;
            if (outcome is not { } known) continue;
            cases++;
            if (known) events++;
        }

        return (cases == 0 ? null : (double)events / cases, cases < wanted);
    }

    private static BernoulliCusumPoint[] Sum(bool?[] outcomes, double risk, BernoulliCusumSettings settings)
    {
        var raised = new Weights(risk, settings.OddsRatio);
        var lowered = new Weights(risk, 1 / settings.OddsRatio);
        var points = new BernoulliCusumPoint[outcomes.Length];
        var (up, down) = (0.0, 0.0);

        for (var i = 0; i < points.Length; i++)
        {
            if (outcomes[i] is not { } outcome) continue;

            var upReached = Math.Max(0, up + raised.Of(outcome));
            var downReached = Math.Min(0, down - lowered.Of(outcome));
            var (upSide, downSide) = (Numbers.Side(upReached, settings.Limit, 0), Numbers.Side(downReached, -settings.Limit, 0));
            (up, down) = (upSide > 0 ? 0 : upReached, downSide < 0 ? 0 : downReached);
            points[i] = new BernoulliCusumPoint(outcome, up, down, upReached, downReached, upSide >= 0, downSide <= 0);
        }

        return points;
    }

    private static double Odds(double risk, double ratio) => ratio * risk / (1 - risk + ratio * risk);

    // ln of p1/p0 and of (1 - p1)/(1 - p0), reduced, so that nothing cancels when the risk is small.
    private readonly struct Weights(double risk, double ratio)
    {
        private readonly double withEvent = Math.Log(ratio) - LogOnePlus(risk * (ratio - 1));
        private readonly double without = -LogOnePlus(risk * (ratio - 1));

        public double Of(bool outcome) => outcome ? withEvent : without;

        // ln(1 + x), exact also where 1 + x loses the digits of x (Kahan's method; Goldberg 1991, doi 10.1145/103162.103163, theorem 4).
        private static double LogOnePlus(double x)
        {
            var sum = 1 + x;
            return sum == 1 ? x : Math.Log(sum) * x / (sum - 1);
        }
    }
}
