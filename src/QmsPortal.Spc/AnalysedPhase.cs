namespace QmsPortal.Spc;

/// <summary>A phase of a chart under the Anhøj rules.</summary>
internal sealed record AnalysedPhase(DrawnPhase Drawn, Reading[] Useful, RunAnalysis Runs)
{
    public static AnalysedPhase Of(Series series, Section section, Lines lines)
    {
        var scale = Numbers.Scale(series.ValuesOf(section));
        var useful = UsefulOf(series, section, lines.Centre, scale);
        var enough = useful.Length >= RunChartSettings.FewestUsefulPoints;
        var drawn = new DrawnPhase(section, lines, scale, IsShort: !enough, IsJudged: enough);
        return new AnalysedPhase(drawn, useful, Anhoej.Analyse(useful, IncludedIn(series, section)));
    }

    /// <summary>Marks runs that are too long, and points beyond limits where there are limits; nothing where there are too few useful points.</summary>
    public void Mark(Series series, Marks marks)
    {
        if (!Drawn.IsJudged) return;

        for (var i = Drawn.Section.From; i < Drawn.Section.Until; i++)
            if (Drawn.IsBeyondLimit(series.Values[i])) Rules.SinglePoint([Drawn.Read(series.Positions[i], series.Values[i])], marks);
        Rules.Shift(Useful, Runs.LongestRunMax!.Value + 1, marks);
    }

    /// <summary>The last counted point where a limit marks it, else the run that holds the last useful point, else the number of crossings.</summary>
    public Variation IconOf(Series series, Marks marks, ImprovementDirection direction)
    {
        if (!Drawn.IsJudged) return Variation.NotEnoughData;

        var last = Useful[^1];
        var at = last.Position == series.LastCounted || marks.IsInShift(last.Position) ? last.Position : series.LastCounted!.Value;
        var judgement = Judging.Of(marks, at, direction, ConflictRule.Improvement);
        if (judgement != Judgement.CommonCause) return Judging.IconOf(judgement, direction);
        if (Runs.Crossings >= Runs.CrossingsMin) return Variation.CommonCause;
        return last.Side > 0 ? Variation.NeutralHigh : Variation.NeutralLow;
    }

    private static Reading[] UsefulOf(Series series, Section section, double? centre, double scale)
    {
        var useful = new Reading[section.Counted];
        var count = 0;

        for (var i = section.From; i < section.Until; i++)
        {
            var side = Numbers.Side(series.Values[i], centre, scale);
            if (side != 0) useful[count++] = new Reading(series.Positions[i], series.Values[i], side);
        }

        return count == useful.Length ? useful : useful[..count];
    }

    private static int IncludedIn(Series series, Section section)
    {
        var included = 0;
        foreach (ref readonly var observation in series.All[section.First..(section.Last + 1)]) if (!observation.Ghost) included++;
        return included;
    }
}
