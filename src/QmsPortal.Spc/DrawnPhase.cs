namespace QmsPortal.Spc;

/// <summary>A stretch of a series with its lines, ready to be compared and drawn. Points of a phase that is not judged carry no judgement.</summary>
internal sealed record DrawnPhase(Section Section, Lines Lines, double Scale, bool IsShort, bool IsJudged)
{
    private readonly Edge centre = Edge.Of(Lines.Centre, Scale);
    private readonly Edge lowerLimit = Edge.Of(Lines.LowerLimit, Scale);
    private readonly Edge upperLimit = Edge.Of(Lines.UpperLimit, Scale);
    private readonly Edge lowerTwoSigma = Edge.Of(Lines.LowerTwoSigma, Scale);
    private readonly Edge upperTwoSigma = Edge.Of(Lines.UpperTwoSigma, Scale);

    public int Side(double value) => centre.Side(value);

    public bool IsBeyondLimit(double value) => upperLimit.Side(value) > 0 || lowerLimit.Side(value) < 0;

    public bool IsBeyondTwoSigma(double value) => upperTwoSigma.Side(value) > 0 || lowerTwoSigma.Side(value) < 0;

    public Reading Read(int position, double value)
    {
        var side = Side(value);
        if (side == 0 || !IsBeyondTwoSigma(value)) return new Reading(position, value, side);
        return new Reading(position, value, side, BeyondTwoSigma: true, IsBeyondLimit(value));
    }

    public Phase ToPhase(RunAnalysis? runs = null, bool baselineIncomplete = false) => new(
        Section.Number,
        Section.First,
        Section.Last,
        Section.Counted,
        Lines.Centre,
        Lines.LowerLimit,
        Lines.UpperLimit,
        Lines.MeanMovingRange,
        IsShort,
        Lines.UnscreenedFallback,
        runs)
    {
        BaselineIncomplete = baselineIncomplete,
    };

    public static ChartPoint[] Points(Series series, DrawnPhase[] phases, Marks marks, ImprovementDirection direction, ConflictRule conflict)
    {
        var points = new ChartPoint[series.All.Length];

        foreach (var phase in phases)
        {
            for (var i = phase.Section.First; i <= phase.Section.Last; i++)
            {
                ref readonly var observation = ref series.All[i];
                Judgement? judgement = phase.IsJudged && Series.Counts(observation) ? Judging.Of(marks, i, direction, conflict) : null;
                points[i] = new ChartPoint(phase, observation, judgement, marks.SetAt(i));
            }
        }

        return points;
    }
}
