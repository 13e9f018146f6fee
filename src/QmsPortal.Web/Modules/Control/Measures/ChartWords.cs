using QmsPortal.Spc;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>The kind of variation of one point, in the words of the legend.</summary>
internal static class ChartWords
{
    public static string Of(Judgement judgement) => judgement switch
    {
        Judgement.CommonCause => "Common cause",
        Judgement.Improvement => "Improvement",
        Judgement.Concern => "Concern",
        Judgement.NeutralHigh => "Change, high",
        _ => "Change, low",
    };
}
