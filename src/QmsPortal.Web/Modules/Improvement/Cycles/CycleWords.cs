using QmsPortal.Ui;

namespace QmsPortal.Modules.Improvement.Cycles;

/// <summary>States, scales and answers in the words of the screen.</summary>
public static class CycleWords
{
    public static readonly IReadOnlyList<Choice> Scales = [.. Enum.GetValues<TestScale>().Select(scale => new Choice(scale.ToString(), Of(scale)))];
    public static readonly IReadOnlyList<Choice> Verdicts = [.. Enum.GetValues<Verdict>().Select(verdict => new Choice(verdict.ToString(), verdict.ToString()))];

    public static string Of(CycleState state, CycleEnd? end) => end?.ToString() ?? state.ToString();

    public static string Colour(CycleState state, CycleEnd? end) => end switch
    {
        CycleEnd.Adopt => "green",
        CycleEnd.Adapt => "blue",
        CycleEnd.Abandon => "grey",
        _ => state is CycleState.Planned ? "grey" : "blue",
    };

    public static string Of(TestScale scale) => scale switch
    {
        TestScale.OneShift => "One person, one shift",
        TestScale.FewTimes => "Three to five times",
        TestScale.OneDay => "A day or a night",
        TestScale.OneWeek => "A week",
        TestScale.OneTeam => "The whole team",
        _ => "Several teams",
    };
}
