using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Measures;

/// <summary>New limits over HTTP: offered by the ward, decided by another, and told under the chart.</summary>
public class PhasePageTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task A_sister_offers_new_limits_and_a_data_steward_puts_them_in_force()
    {
        var measure = await world.Charted();
        var joy = await world.As(world.Joy);
        var form = await (await joy.Get($"/at/ward-7/measures/{measure}")).Follow("Recalculate limits");
        Assert.Equal("1 11 2025", form.Value("From which day is it another process?"));
        Assert.Equal(3, form.Rows("The lines of the chart, without and with new limits").Count);

        var offered = (await form.Submit("Offer new limits", ("What changed in the process?", "Meals come from the new kitchen"))).Is(200);
        Assert.Contains("You offered it, so another person decides", offered.Text, StringComparison.Ordinal);
        Assert.False(offered.HasButton("Recalculate limits"));

        var decide = (await (await world.As(world.Imogen)).Get(offered.Address)).Is(200);
        Assert.Contains("It cannot be taken back.", decide.Text, StringComparison.Ordinal);
        var chart = (await decide.Submit("Recalculate limits", ("Note (optional)", "The delivery notes show it"))).Is(200);

        var row = Assert.Single(chart.Rows("What happened, and where the limits begin anew or stay as they were"));
        Assert.StartsWith("1 | Sat 1 Nov 2025 | Meals come from the new kitchen | In force | Until then mean", row, StringComparison.Ordinal);
        Assert.Contains("Fewer than 12 values since: they may still move", row, StringComparison.Ordinal);
        Assert.Contains("accepted by Imogen Hartley, data steward", row, StringComparison.Ordinal);
        var drawing = chart.Document.QuerySelector("svg.qms-chart__wide")!;
        Assert.Contains("M", drawing.QuerySelector(".qms-chart__phase")!.GetAttribute("d")!, StringComparison.Ordinal);
        Assert.Equal("1", drawing.QuerySelector(".qms-chart__event text")!.TextContent);
    }

    [Fact]
    public async Task What_is_declined_stands_under_the_chart_with_its_reason()
    {
        var phase = await world.PhaseOffered();
        var measure = await world.Ask(db => Task.FromResult(db.Set<QmsPortal.Modules.Control.Measures.MeasureSeries>().Single(series => series.Id == phase.SeriesId).Code));
        var form = (await (await world.As(world.Imogen)).Get($"/at/ward-7/measures/{measure}/phase/{phase.Id}")).Is(200);
        Assert.Equal("Enter why the limits stay as they are", (await form.Submit("Decline")).Is(400).ErrorsBeside("Why do the limits stay?"));

        await form.Submit("Decline", ("Why do the limits stay?", "Another person counts since then"));

        var chart = (await (await world.As(world.Amara)).Get($"/at/ward-7/measures/{measure}")).Is(200);
        Assert.Contains("Declined | Stay as they are: Another person counts since then", Assert.Single(chart.Rows("What happened, and where the limits begin anew or stay as they were")), StringComparison.Ordinal);
        Assert.False(chart.HasLink("Recalculate limits"));
    }

    [Fact]
    public async Task What_waits_for_a_decision_is_listed_for_those_who_decide()
    {
        var phase = await world.PhaseOffered();
        var imogen = await world.As(world.Imogen);

        var waiting = (await (await imogen.Get("/at/riverside-hospitals/measures")).Follow("New limits offered")).Is(200);

        Assert.Contains(waiting.Document.QuerySelectorAll("main a"), link => link.GetAttribute("href")!.EndsWith($"/phase/{phase.Id}", StringComparison.Ordinal));
        Assert.Contains("Hand hygiene | Ward 11 |", string.Join('\n', (await waiting.Follow($"Decided {waiting.Document.QuerySelectorAll(".qms-chips a")[1].TextContent.Split(' ')[1]}")).Rows("New limits, newest first")), StringComparison.Ordinal);
        Assert.Contains("Nothing waits.", (await imogen.Get("/at/ward-16/limits")).Is(200).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("6 5 2026", "Choose today or an earlier day: new limits rest on values")]
    [InlineData("1 6 2025", "Choose a later day: 9 values stand before it, and 12 are needed to compare with")]
    [InlineData("", "Enter the day from which the process is another one")]
    public async Task A_day_that_cannot_be_is_told_beside_it(string day, string error)
    {
        var form = await (await world.As(world.Joy)).Get($"/at/ward-7/measures/{await world.Charted()}/phase");

        var page = (await form.Submit("Offer new limits", ("From which day is it another process?", day), ("What changed in the process?", ""))).Is(400);

        Assert.Equal(error, page.ErrorsBeside("From which day is it another process?") ?? error);
        var again = (await form.Submit("Offer new limits", ("From which day is it another process?", day), ("What changed in the process?", "New kitchen"))).Is(400);
        Assert.Equal((error, "New kitchen"), (again.ErrorsBeside("From which day is it another process?"), again.Value("What changed in the process?")));
    }
}
