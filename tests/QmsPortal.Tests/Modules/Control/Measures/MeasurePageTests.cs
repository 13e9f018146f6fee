using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Measures;

/// <summary>The dictionary, values, corrections and targets over HTTP, without JavaScript, by the labels people read.</summary>
public class MeasurePageTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    private const string Bells = "/at/ward-7/measures/night-call-bells-answered-in-5-minutes";
    private const string BellsAnswered = "Night call bells answered within 5 minutes";
    private const string AllBells = "Night call bells";
    private const string Falls = "/at/ward-7/measures/falls-with-harm";
    private const string Negative = "Numbers cannot be negative";
    private const string NotANumber = "Enter a number, like 12 or 12.5";

    [Fact]
    public async Task A_nurse_adds_the_week_of_their_ward_and_the_chart_shows_it()
    {
        var amara = await world.As(world.Amara);

        var form = await (await amara.Get(Bells)).Follow("Add a week");
        Assert.Equal("4 5 2026", form.Value("Any day of the week"));
        var page = (await form.Submit("Add value", (BellsAnswered, "118"), (AllBells, "123"))).Is(200);

        Assert.Equal("Value added", page.Banner);
        Assert.StartsWith("week to 10 May 2026 | 95.9% | 118 | 123 |", page.Rows("All values, newest first")[0], StringComparison.Ordinal);
        Assert.Equal("95.9% 118 of 123", page.Beside("Latest, week to 10 May 2026"));
        Assert.Contains("96% week to 10 May, 118 of 123", (await amara.Get("/at/ward-7")).Text, StringComparison.Ordinal);
        Assert.Contains("Amara Nwosu", page.Rows("Entries and corrections, newest first")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_month_is_asked_without_a_day()
    {
        var amara = await world.As(world.Amara);

        var form = await (await amara.Get(Falls)).Follow("Add a month");
        Assert.Equal("5 2026", form.Value("Month"));
        var page = (await form.Submit("Add value", ("Month", "may 2026"), ("Falls with moderate harm or worse", "3"), ("Occupied bed days", "812"))).Is(200);

        Assert.StartsWith("May 2026 | 3.7 | 3 | 812 |", page.Rows("All values, newest first")[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", "", "Enter the date", "Enter the numerator", null)]
    [InlineData("31 2 2026", "12", "20", "Enter a real date, like 27 3 2026", null, null)]
    [InlineData("yesterday", "12", "20", "Enter a real date, like 27 3 2026", null, null)]
    [InlineData("6 5 2026", "12", "20", "The date must be today or in the past", null, null)]
    [InlineData("31 12 1989", "12", "20", "The date must be in 1990 or later", null, null)]
    [InlineData("20 4 2020", "twelve", "20", null, NotANumber, null)]
    [InlineData("20 4 2020", "12", "twenty", null, null, NotANumber)]
    [InlineData("20 4 2020", "-1", "20", null, Negative, null)]
    [InlineData("20 4 2020", "12", "-20", null, null, Negative)]
    [InlineData("20 4 2020", "12", "", null, null, "Enter the denominator: Night call bells")]
    [InlineData("20 4 2020", "21", "20", null, "Numerator 21 is larger than denominator 20. Check both", null)]
    [InlineData("20 4 2020", "1000000000000", "20", null, "Numbers must be below 1,000,000,000,000", null)]
    [InlineData("20 4 2020", "12", "1000000000000", null, null, "Numbers must be below 1,000,000,000,000")]
    [InlineData("20 4 2020", "0.12345", "20", null, "Numbers can have 4 decimals at most", null)]
    [InlineData("20 4 2020", "99999999999999999999999999999999", "20", null, NotANumber, null)]
    public async Task A_wrong_value_is_told_beside_its_field_and_what_was_typed_stays(string date, string numerator, string denominator, string? dateError, string? numeratorError, string? denominatorError)
    {
        var form = await (await world.As(world.Amara)).Get(Bells + "/add");
        var before = await world.Rows();

        var page = (await form.Submit("Add value", ("Any day of the week", date), (BellsAnswered, numerator), (AllBells, denominator))).Is(400);

        Assert.Equal((dateError, numeratorError, denominatorError), (page.ErrorsBeside("Any day of the week"), Error(page, BellsAnswered), Error(page, AllBells)));
        Assert.Equal((date, numerator, denominator), (page.Value("Any day of the week")!.Trim(), page.Value(BellsAnswered), page.Value(AllBells)));
        Assert.Equal(before, await world.Rows());
    }

    [Fact]
    public async Task A_period_that_has_a_value_says_what_to_do()
    {
        var form = await (await world.As(world.Amara)).Get(Bells + "/add");

        var page = (await form.Submit("Add value", ("Any day of the week", "29 4 2026"), (BellsAnswered, "12"), (AllBells, "20"))).Is(422);

        Assert.Equal("week to 3 May 2026 has a value already. Correct that one instead.", Assert.Single(page.Summary), ignoreCase: true);
        Assert.Equal("12", page.Value(BellsAnswered));
    }

    [Fact]
    public async Task A_team_lead_corrects_a_value_and_both_stand_in_the_history()
    {
        var joy = await world.As(world.Joy);
        var wrong = (await world.Series(world.Ward7, "vte-assessment")).Current.MaxBy(o => o.Period)!;

        var form = await (await joy.Get("/at/ward-7/measures/vte-assessment")).Follow("Correct April 2026");
        Assert.Equal($"{wrong.Numerator:0}", form.Value("Patients assessed for venous thromboembolism")!.Split('.')[0]);
        var empty = (await form.Submit("Correct value", ("Patients assessed for venous thromboembolism", "1"))).Is(400);
        Assert.Equal("Enter why it is corrected", empty.ErrorsBeside("Why is it corrected?"));
        Assert.Equal("1", empty.Value("Patients assessed for venous thromboembolism"));
        var page = (await empty.Submit("Correct value", ("Why is it corrected?", "One list was missing"))).Is(200);

        Assert.Equal("Value corrected", page.Banner);
        Assert.StartsWith("April 2026 | ", page.Rows("All values, newest first")[0], StringComparison.Ordinal);
        var history = page.Rows("Entries and corrections, newest first");
        Assert.Contains(history, row => row.EndsWith($"Joy Okoro | April 2026 | 1 of {wrong.Denominator:#,0} | Corrected | One list was missing", StringComparison.Ordinal));
        Assert.Contains(history, row => row.EndsWith($"April 2026 | {wrong.Numerator:#,0} of {wrong.Denominator:#,0} | Replaced later | –", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "Enter the numerator")]
    [InlineData("many", NotANumber)]
    [InlineData("-1", Negative)]
    [InlineData("100000", "Numerator 100,000 is larger than denominator 10. Check both")]
    public async Task A_wrong_correction_is_told_beside_its_field(string numerator, string error)
    {
        var form = await (await world.As(world.Joy)).Get(Bells + "/correct?period=2026-04-27");

        var page = (await form.Submit("Correct value", (BellsAnswered, numerator), (AllBells, "10"), ("Why is it corrected?", "Counted again"))).Is(400);

        Assert.Equal((error, numerator), Told(page, BellsAnswered));
        Assert.Equal("Counted again", page.Value("Why is it corrected?"));
    }

    [Fact]
    public async Task Of_two_who_correct_at_once_the_second_is_told_keeps_the_text_and_can_go_on()
    {
        var first = await (await world.As(world.Joy)).Get(Bells + "/correct?period=2025-04-28");
        var second = await (await world.As(world.Imogen)).Get(Bells + "/correct?period=2025-04-28");
        (await first.Submit("Correct value", (BellsAnswered, "10"), (AllBells, "100"), ("Why is it corrected?", "First"))).Is(200);

        var stale = (await second.Submit("Correct value", (BellsAnswered, "20"), (AllBells, "100"), ("Why is it corrected?", "Second"))).Is(409);

        Assert.StartsWith("Someone changed this while you were editing, so nothing of yours was saved.", Assert.Single(stale.Summary), StringComparison.Ordinal);
        Assert.Equal(("20", "Second"), (stale.Value(BellsAnswered), stale.Value("Why is it corrected?")));
        Assert.Contains("It says 10.0% now.", stale.Text, StringComparison.Ordinal);
        Assert.Equal("Value corrected", (await stale.Submit("Correct value")).Is(200).Banner);
    }

    [Fact]
    public async Task A_period_without_a_value_has_nothing_to_correct()
    {
        var joy = await world.As(world.Joy);

        foreach (var period in new[] { "2026-04-28", "2019-01-07", "2026-13-01", "soon", "" })
            Assert.Equal("Page not found", (await joy.Get($"{Bells}/correct?period={period}")).Is(404).Heading);
    }

    [Fact]
    public async Task A_steward_sets_a_target_and_the_chart_says_what_becomes_of_it()
    {
        var imogen = await world.As(world.Imogen);

        var form = await (await imogen.Get("/at/ward-9/measures/friends-and-family-good-or-very-good")).Follow("Set a target");
        var empty = (await form.Submit("Set target")).Is(400);
        Assert.Equal(("Enter the target", "Enter the day from which the target holds"), (empty.ErrorsBeside("Target"), empty.ErrorsBeside("From which day")));
        foreach (var (typed, error) in new[] { ("high", NotANumber), ("-1", Negative), ("101", "A percentage cannot be above 100"), ("0.00001", "Numbers can have 4 decimals at most") })
            Assert.Equal((error, typed), Told(await form.Submit("Set target", ("Target", typed), ("From which day", "1 1 2024")), "Target"));
        Assert.Equal("Enter a real date, like 27 3 2026", (await form.Submit("Set target", ("Target", "50"), ("From which day", "31 4 2024"))).Is(400).ErrorsBeside("From which day"));

        var page = (await form.Submit("Set target", ("Target", "50"), ("From which day", "1 1 2024"))).Is(200);

        Assert.Equal("Target set", page.Banner);
        Assert.Contains("Will keep meeting the target of 50% unless the process changes.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_steward_defines_a_measure_and_a_ward_takes_it_up()
    {
        var tomasz = await world.As(world.Tomasz);

        var form = await (await tomasz.Get("/definitions")).Follow("Define a measure");
        var empty = (await form.Submit("Define measure")).Is(400);
        Assert.Equal(
            ["Enter what the measure is called", "Enter a short name", "Enter what is counted", "Enter the multiplier, 100 for a percentage", "Enter the unit, % for a percentage",
                "Choose which direction is better", "Choose a kind of chart", "Choose how often it is measured"],
            empty.Summary);
        var defined = (await Define(empty, "Ward rounds begun on time")).Is(200);
        Assert.Equal("Measure defined", defined.Banner);
        Assert.Equal("/definitions/ward-rounds-begun-on-time", defined.Address);
        Assert.Contains("Tomasz Wieczorek, quality manager", defined.Text, StringComparison.Ordinal);

        var start = await (await tomasz.Get("/at/ward-7/measures")).Follow("Start a measure here");
        Assert.Equal("Choose a measure", (await start.Submit("Start measure")).Is(400).ErrorsBeside("Which measure?"));
        var page = (await start.Submit("Start measure", ("Which measure?", "Ward rounds begun on time"))).Is(200);
        Assert.Equal("Measure started. Add its first value", page.Banner);
        Assert.Contains("No values yet.", page.Text, StringComparison.Ordinal);
        Assert.Equal("Ward 7 has this measure already.", Assert.Single((await (await tomasz.Get("/at/ward-7/measures/start")).Submit("Start measure", ("Which measure?", "Ward rounds begun on time"))).Is(422).Summary));
    }

    [Theory]
    [InlineData("Title", "!!!", "Title must have letters or numbers")]
    [InlineData("Title", "101", "Title must be 100 characters or fewer")]
    [InlineData("Short name", "31", "Short name must be 30 characters or fewer")]
    [InlineData("Numerator: what is counted?", "201", "Numerator must be 200 characters or fewer")]
    [InlineData("Denominator: out of what?", "201", "Denominator must be 200 characters or fewer")]
    [InlineData("Denominator: out of what?", "", "Enter what it is out of: a percentage needs a denominator")]
    [InlineData("Multiplier", "hundred", NotANumber)]
    [InlineData("Multiplier", "10", "A percentage has the multiplier 100")]
    [InlineData("Multiplier", "0", "Multiplier must be between 0.0001 and 10,000,000")]
    [InlineData("Multiplier", "0.00015", "Multiplier can have 4 decimals at most")]
    [InlineData("Unit", "41", "Unit must be 40 characters or fewer")]
    [InlineData("Title", "Patients like 943 476 5919", "This looks like a patient's number. Take it out, or say why it is not one")]
    public async Task A_wrong_definition_is_told_beside_its_field_and_what_was_typed_stays(string label, string typed, string error)
    {
        var text = int.TryParse(typed, out var length) && length > 30 ? new string('x', length) : typed;
        var form = await (await world.As(world.Imogen)).Get("/definitions/define");
        var before = await world.Rows();

        var page = await Define(form, "Never defined", (label, text));

        Assert.Equal((error, text), Told(page, label));
        Assert.Equal("Higher is better", page.Value("Which direction is better?"));
        Assert.Equal(before, await world.Rows());
    }

    [Fact]
    public async Task Answers_that_no_form_offers_are_refused()
    {
        var imogen = await world.As(world.Imogen);
        var token = (await imogen.Get("/definitions/define")).Hidden("__RequestVerificationToken");

        var page = (await imogen.Post("/definitions/define", ("__RequestVerificationToken", token), ("Command.Title", "Never defined"),
            ("Command.Direction", "Sideways"), ("Command.Chart", "99"), ("Command.Every", "-1"))).Is(400);

        Assert.All(["Which direction is better?", "Which chart?", "How often is it measured?"], label => Assert.NotNull(page.ErrorsBeside(label)));
        Assert.Equal("Never defined", page.Value("Title"));
    }

    [Fact]
    public async Task A_title_that_is_taken_says_so_and_keeps_the_rest()
    {
        var form = await (await world.As(world.Imogen)).Get("/definitions/define");

        var page = (await Define(form, "Hand hygiene")).Is(422);

        Assert.StartsWith("There is a measure with this title already.", Assert.Single(page.Summary), StringComparison.Ordinal);
        Assert.Equal("Rounds begun by 09:00", page.Value("Numerator: what is counted?"));
    }

    [Fact]
    public async Task Forms_of_a_measure_are_there_for_those_who_may_and_nobody_else()
    {
        foreach (var (person, path, status) in new[]
        {
            (world.Amara, "/at/ward-9/measures/hand-hygiene/add", 404),
            (world.Petra, "/at/ward-7/measures/hand-hygiene/add", 403),
            (world.Moira, "/at/ward-7/measures/hand-hygiene/add", 403),
            (world.Amara, Bells + "/correct?period=2026-04-27", 403),
            (world.Bethan, Bells + "/correct?period=2026-04-27", 404),
            (world.Joy, Bells + "/target", 403),
            (world.Joy, "/at/ward-7/measures/start", 403),
            (world.Joy, "/definitions/define", 403),
            (world.Rowan, Bells, 403),
            (world.Marcus, "/at/ward-7/measures/hand-hygiene/add", 200),
            (world.Moira, Bells, 200),
        })
            (await (await world.As(person)).Get(path)).Is(status);

        Assert.False((await (await world.As(world.Amara)).Get("/at/ward-9/measures/hand-hygiene")).HasLink("Add a month"));
    }

    private static Task<Page> Define(Page form, string title, params (string Label, string Value)[] others)
    {
        var fields = new Dictionary<string, object?>
        {
            ["Title"] = title,
            ["Short name"] = "Rounds on time",
            ["Numerator: what is counted?"] = "Rounds begun by 09:00",
            ["Denominator: out of what?"] = "Ward rounds",
            ["Multiplier"] = "100",
            ["Unit"] = "%",
            ["Which direction is better?"] = "Higher is better",
            ["Which chart?"] = "XmR chart",
            ["How often is it measured?"] = "Week",
        };
        foreach (var (label, value) in others)
            fields[label] = value;
        return form.Submit("Define measure", [.. fields.Select(field => (field.Key, field.Value))]);
    }

    private static (string? Error, string? Value) Told(Page page, string label) => (Error(page.Is(400), label), page.Value(label));

    /// <summary>What cannot be read as a number is told in one sentence, which may also speak of answers to choose.</summary>
    private static string? Error(Page page, string label) =>
        page.ErrorsBeside(label) is { } error && error.StartsWith(NotANumber, StringComparison.Ordinal) ? NotANumber : page.ErrorsBeside(label);
}
