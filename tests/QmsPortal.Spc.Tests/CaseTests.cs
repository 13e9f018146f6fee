namespace QmsPortal.Spc.Tests;

public class CaseTests
{
    public static TheoryData<string> Names => [.. Case.Names().Where(name => Case.Read(name) is var given && !Deviations.ByCase.ContainsKey(given.Id))];

    [Fact]
    public void Cases_are_found_for_every_chart()
    {
        var charts = Case.Names().Select(name => Case.Read(name).Chart).ToHashSet();

        Assert.Superset(new HashSet<string> { "xmr", "run", "i", "mr", "p", "pp", "c", "g", "t", "xbar", "s", "pareto", "funnel", "cusum", "ewma", "bernoulli-cusum" }, charts);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Chart_agrees_with_the_case(string name)
    {
        var given = Case.Read(name);

        if (given.Expected.TryGetProperty("error", out _)) Assert.Throws<SpcInputException>(() => CaseAnswer.Of(given));
        else CaseComparison.AssertSame(given.Expected, CaseAnswer.Of(given));

        if (given.Contrast is { } contrast && !Deviations.ByCase.ContainsKey(given.Id + "-contrast"))
            CaseComparison.AssertSame(contrast.Expected, CaseAnswer.Of(contrast));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_charts_with_icons_have_the_same_lines_and_run_analysis(string name)
    {
        var given = Case.Read(name);
        if (given.Chart != "run") return;

        var chart = given.DrawRun();
        var other = given.DrawControl();

        Assert.Equal(other.Points.Select(point => (point.Value, point.Centre, point.Included)), chart.Points.Select(point => (point.Value, point.Centre, !point.Ghost)));
        Assert.Equal(other.Phases.Select(phase => phase.Runs), chart.Phases.Select(phase => phase.Runs!));
    }
}
