namespace QmsPortal.Spc;

/// <summary>A stretch of a series with its lines, ready to be compared and drawn. Points of a phase that is not judged carry no judgement.</summary>
internal readonly record struct DrawnPhase(Section Section, Lines Lines, double Scale, bool IsShort, bool IsJudged)
{
    public int Side(double value) => Numbers.Side(value, Lines.Centre, Scale);

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
                var observation = series.All[i];
                Judgement? judgement = phase.IsJudged && Series.Counts(observation) ? Judging.Of(marks, i, direction, conflict) : null;
                points[i] = phase.PointOf(observation, judgement, marks.At(i));
            }
        }

        return points;
    }

    private ChartPoint PointOf(Observation observation, Judgement? judgement, IReadOnlyList<SpecialCause> causes) => new(
        observation.Date,
        observation.Value,
        observation.Target,
        observation.Ghost && observation.Value is not null,
        Section.Number,
        Lines.Centre,
        Lines.LowerLimit,
        Lines.UpperLimit,
        Lines.LowerTwoSigma,
        Lines.UpperTwoSigma,
        judgement,
        causes,
        IsShort);
}
