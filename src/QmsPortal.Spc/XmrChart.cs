namespace QmsPortal.Spc;

/// <summary>The XmR chart (individual values and moving ranges) under one of three sets of rules; see <see cref="RuleProfile"/>.</summary>
public static class XmrChart
{
    /// <summary>Charts the observations.</summary>
    /// <param name="observations">In any order of date; none gives a chart without points.</param>
    /// <param name="settings">How to chart them.</param>
    /// <exception cref="SpcInputException">A date appears twice, a number is not finite, a setting is out of range, or the profile has no such setting.</exception>
    public static Chart Of(IEnumerable<Observation> observations, XmrSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings.Check();
        var sorted = Series.InDateOrder(observations);
        return settings.Profile switch
        {
            RuleProfile.PlotTheDots => PlotTheDotsChart.Of(sorted, settings),
            RuleProfile.Anhoej => AnhoejChart.Of(sorted, settings),
            _ => MdcChart.Of(sorted, settings),
        };
    }
}
