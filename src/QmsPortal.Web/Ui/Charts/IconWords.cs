using QmsPortal.Spc;

namespace QmsPortal.Ui.Charts;

/// <summary>The words of the icons, the same in tiles, tables, legends and labels.</summary>
public static class IconWords
{
    public static string Of(Variation variation) => variation switch
    {
        Variation.CommonCause => "Steady",
        Variation.ConcernLow => "Concern, low",
        Variation.ConcernHigh => "Concern, high",
        Variation.ImprovementHigh => "Improvement, high",
        Variation.ImprovementLow => "Improvement, low",
        Variation.NeutralHigh => "Change, high",
        Variation.NeutralLow => "Change, low",
        Variation.NotEnoughData => "Too few points",
        _ => throw new ArgumentOutOfRangeException(nameof(variation)),
    };

    public static string Of(Assurance? assurance) => assurance switch
    {
        null => "No target",
        Assurance.ConsistentlyPass => "Will meet target",
        Assurance.HitAndMiss => "May meet or miss target",
        Assurance.ConsistentlyFail => "Will miss target",
        Assurance.NotEnoughData => "Too few points to judge the target",
        _ => throw new ArgumentOutOfRangeException(nameof(assurance)),
    };

    /// <summary>The word of a point, as in the legend.</summary>
    public static string Of(PlotMark mark) => mark switch
    {
        PlotMark.Common => "Common cause",
        PlotMark.Improvement => "Improvement",
        PlotMark.Concern => "Concern",
        PlotMark.Neutral => "Change",
        PlotMark.LeftOut => "Left out",
        _ => throw new ArgumentOutOfRangeException(nameof(mark)),
    };

    /// <summary>The same within a sentence.</summary>
    internal static string Spoken(PlotMark mark) => mark switch
    {
        PlotMark.Improvement => "improvement",
        PlotMark.Concern => "concern",
        PlotMark.Neutral => "change",
        PlotMark.LeftOut => "left out",
        _ => "common cause",
    };
}
