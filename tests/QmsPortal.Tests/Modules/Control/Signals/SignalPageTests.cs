using QmsPortal.Modules.Control.Signals;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Signals;

/// <summary>Signals over HTTP, without JavaScript, by the labels people read.</summary>
public class SignalPageTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task From_the_chart_to_the_signal_to_its_answer_and_what_was_done()
    {
        var measure = await world.SteadyMeasure(world.Ward7, [70]);
        var joy = await world.As(world.Joy);
        var chart = await joy.Get($"/at/ward-7/measures/{measure}");
        Assert.StartsWith("Above the upper limit in the latest month | Tue 5 May 07:52 | Answer signal", chart.Rows("Signals of this chart, those to answer first").Single(), StringComparison.Ordinal);
        Assert.Single(chart.Document.QuerySelectorAll("main .nhsuk-button:not(.nhsuk-button--secondary)"));

        var signal = await chart.Follow("Above the upper limit in the latest month");
        Assert.Contains("Answer by Tue 12 May.", signal.Text, StringComparison.Ordinal);
        Assert.Contains("For the team lead to answer.", signal.Text, StringComparison.Ordinal);
        Assert.True(signal.QueryCount <= 6, string.Join("\n", signal.Queries));
        var answered = (await signal.Submit("Answer signal", ("It was", "A cause is known"), ("What did you find?", "A trolley was broken"))).Is(200);
        Assert.Equal("Signal answered", answered.Banner);
        Assert.Contains("Answered: a cause is known “A trolley was broken” Tue 5 May 07:52, Joy Okoro, ward sister", answered.Text, StringComparison.Ordinal);

        var done = (await answered.Submit("Keep what was done", ("What was done?", "It is mended"))).Is(200);
        var closed = (await done.Submit("Close signal", ("Why is nothing more to be done?", "Two months are steady"))).Is(200);
        Assert.Equal("Signal closed", closed.Banner);
        Assert.False(closed.HasButton("Answer signal"));
        Assert.Contains("A cause is known", (await joy.Get("/at/ward-7/signals?show=closed")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_measures_can_be_narrowed_to_those_whose_signal_waits_and_are_counted()
    {
        var (answered, waits) = (await world.SteadyMeasure(world.Ward9, [70]), await world.SteadyMeasure(world.Ward9, [70]));
        var bethan = await world.As(world.Bethan);
        var before = await bethan.Get("/at/ward-9/measures?show=to-answer");
        Assert.True(IsListed(before, answered) && IsListed(before, waits));

        await (await bethan.Get($"/signals/{(await world.SignalsOf(answered)).Single().Number}")).Submit("Answer signal", ("It was", "A cause is known"), ("What did you find?", "A trolley was broken"));

        var after = (await bethan.Get("/at/ward-9/measures?show=to-answer")).Is(200);
        Assert.True(!IsListed(after, answered) && IsListed(after, waits));
        Assert.Equal(Counted(before) - 1, Counted(after));
        Assert.Equal(after.Document.QuerySelectorAll("main tbody tr").Length, Counted(after));
        Assert.True(after.QueryCount <= 6, string.Join("\n", after.Queries));

        static bool IsListed(Page page, string measure) => page.Document.QuerySelector($"main tbody a[href='/at/ward-9/measures/{measure}']") is not null;
        static int Counted(Page page) => int.Parse(page.Document.QuerySelectorAll(".qms-chips a").Single(chip => chip.TextContent.StartsWith("Signal to answer", StringComparison.Ordinal)).TextContent.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task What_is_missing_is_told_beside_each_field_and_what_was_typed_stays()
    {
        var signal = await world.Signalled();
        var page = await (await world.As(world.Joy)).Get($"/signals/{signal.Number}");

        var nothing = (await page.Submit("Answer signal")).Is(400);
        Assert.Equal(("Choose what the signal was", "Enter what you found, or what you are looking at"), (nothing.ErrorsBeside("It was"), nothing.ErrorsBeside("What did you find?")));
        var noDay = (await page.Submit("Answer signal", ("It was", "Not yet known"), ("What did you find?", "Nobody knows"))).Is(400);

        Assert.Equal("Enter on which day you look at it next", noDay.ErrorsBeside("Looked at again on"));
        Assert.Equal(("Not yet known", "Nobody knows"), (noDay.Value("It was"), noDay.Value("What did you find?")!.Trim()));
        Assert.Equal(SignalState.Raised, (await world.Stored(signal)).State);
    }

    [Fact]
    public async Task A_nurse_reads_it_and_raises_an_issue_from_it()
    {
        var signal = await world.Signalled();
        var page = await (await world.As(world.Amara)).Get($"/signals/{signal.Number}");
        Assert.False(page.HasButton("Answer signal"));

        var form = await page.Follow("Raise an issue from this signal");
        var issue = (await form.Submit("Raise issue", ("What is the issue?", "Trolley is broken"), ("What kind?", "Equipment"))).Is(200);

        Assert.Contains(signal.Words, issue.Text, StringComparison.Ordinal);
        Assert.Contains("Trolley is broken", (await (await world.As(world.Amara)).Get($"/signals/{signal.Number}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_value_with_its_signals_takes_few_queries()
    {
        var measure = await world.SteadyMeasure(world.Ward7);
        var amara = await world.As(world.Amara);

        var quiet = await Add(amara, measure, 13, "51");
        var raising = await Add(amara, measure, 14, "70");

        // Once for the signals of the series; where one is raised, for its place, its number and its due time.
        Assert.Equal(1, quiet.Queries.Count(sql => sql.Contains("FROM signals", StringComparison.Ordinal)));
        Assert.True(quiet.QueryCount <= 13, $"{quiet.QueryCount}: {string.Join("\n", quiet.Queries)}");
        Assert.True(raising.QueryCount - quiet.QueryCount is > 0 and <= 4, $"{raising.QueryCount} and {quiet.QueryCount}: {string.Join("\n", raising.Queries)}");
    }

    [Fact]
    public async Task A_signal_that_is_not_there_is_not_found() => (await (await world.As(world.Joy)).Get("/signals/9")).Is(404);

    private static async Task<Page> Add(Visitor visitor, string measure, int month, string value)
    {
        var form = await visitor.Get($"/at/ward-7/measures/{measure}/add");
        return (await form.SubmitOnly("Add value", ("Month", $"{Signalling.Month(month).Month} {Signalling.Month(month).Year}"), ("Meals served late", value))).Is(302);
    }
}
