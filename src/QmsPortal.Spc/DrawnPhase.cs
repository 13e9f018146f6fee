namespace QmsPortal.Spc;

/// <summary>A stretch of a series with its lines, ready to be compared and drawn. Points of a phase that is not judged carry no judgement.</summary>
internal sealed record DrawnPhase(Section Section, Lines Lines, double Scale, bool IsShort, bool IsJudged)
{
    public int Side(double value) => Numbers.Side(value, Lines.Centre, Scale);

    public bool IsBeyondLimit(double value) => Numbers.Side(value, Lines.UpperLimit, Scale) > 0 || Numbers.Side(value, Lines.LowerLimit, Scale) < 0;

    public bool IsBeyondTwoSigma(double value) => Numbers.Side(value, Lines.UpperTwoSigma, Scale) > 0 || Numbers.Side(value, Lines.LowerTwoSigma, Scale) < 0;

    public Reading Read(int position, double value) => new(position, value, Side(value), IsBeyondTwoSigma(value), IsBeyondLimit(value));

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
