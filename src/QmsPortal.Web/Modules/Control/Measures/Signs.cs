namespace QmsPortal.Modules.Control.Measures;

/// <summary>What joins the boxes on the top edge of a chart to the rows of the table below it.</summary>
internal static class Signs
{
    /// <summary>By id, for notes and for phases in force. Phases that a cycle caused carry an S for the new standard, all else a number in the order of days.</summary>
    public static Dictionary<Guid, string> Of(MeasureSeries series)
    {
        var happened = series.Phases.Where(phase => phase.State is PhaseState.InForce).Select(phase => (phase.Id, Day: phase.From, IsStandard: phase.CycleId is not null))
            .Concat(series.Notes.Where(note => note.EndedAt is null).Select(note => (note.Id, Day: note.On, IsStandard: false)))
            .Where(one => series.PointOf(one.Day) is not null)
            .OrderBy(one => one.Day);
        var (signs, number) = (new Dictionary<Guid, string>(), 0);
        foreach (var one in happened)
            signs.Add(one.Id, one.IsStandard ? "S" : (++number).ToString(System.Globalization.CultureInfo.InvariantCulture));
        return signs;
    }
}
