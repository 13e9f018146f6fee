using FluentValidation;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Spc;
using QmsPortal.Tests.Support;
using Xunit;
using Observation = QmsPortal.Modules.Control.Measures.Observation;

namespace QmsPortal.Tests.Modules.Control.Measures;

/// <summary>Versions of a definition, provisional values and notes, over HTTP and through the pipeline.</summary>
public class VersionAndNoteTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    private const string Hygiene = "/at/ward-7/measures/hand-hygiene";
    private const string Falls = "/definitions/falls-with-harm/revise";
    private const string Bells = "/at/ward-7/measures/night-call-bells-answered-in-5-minutes";

    [Fact]
    public async Task A_live_definition_gets_a_new_version_and_values_keep_theirs()
    {
        var imogen = await world.As(world.Imogen);
        var before = await world.Ask(db => db.Set<Observation>().CountAsync());

        var page = (await (await (await imogen.Get("/definitions/hand-hygiene")).Follow("Revise definition")).Submit("Make new version",
            ("Numerator: what is counted?", "Moments of hand hygiene kept, with the arm bare below the elbow"), ("Which chart?", "p chart"), ("Why is it revised?", "The audit asks for bare arms now"))).Is(200);

        Assert.Equal("New version made. The charts are judged by it", page.Banner);
        Assert.StartsWith("2 | Hand hygiene | Moments of hand hygiene kept, with the arm bare below the elbow, out of: Moments watched | higher | p chart | The audit asks for bare arms now | Imogen Hartley", page.Rows("What the definition said, the newest first")[0], StringComparison.Ordinal);
        Assert.StartsWith("1 | Hand hygiene | Moments of hand hygiene kept, out of", page.Rows("What the definition said, the newest first")[1], StringComparison.Ordinal);
        Assert.Equal(before, await world.Ask(db => db.Set<Observation>().CountAsync(value => value.DefinitionNumber == 1)));
        Assert.Contains("A p chart, for percentages", (await imogen.Get(Hygiene)).Text, StringComparison.Ordinal);

        var joy = await world.As(world.Joy);
        await (await joy.Get($"{Hygiene}/add")).Submit("Add value", ("Month", "5 2026"), ("Moments of hand hygiene kept, with the arm bare below the elbow", "99"), ("Moments watched", "100"));
        Assert.Equal(1, await world.Ask(db => db.Set<Observation>().CountAsync(value => value.DefinitionNumber == 2)));
    }

    [Fact]
    public async Task A_revision_that_cannot_be_says_why_beside_the_field()
    {
        var imogen = await world.As(world.Imogen);
        var page = await Sent(("Denominator: out of what?", ""), ("Why is it revised?", ""));
        Assert.Equal("Enter why it is revised", page.ErrorsBeside("Why is it revised?"));

        // The page offers what suits a rate; what it does not offer is refused all the same.
        Assert.Equal(["XmR chart", "Run chart", "u chart", "u′ chart", "I′ chart"], page.Document.QuerySelectorAll("input[name='Command.Chart'] + label").Select(Page.Words));
        var refusal = await Assert.ThrowsAsync<ValidationException>(async () => await world.Send(world.Imogen, new ReviseMeasure.Command
        {
            Measure = "falls-with-harm",
            Version = await world.Ask(db => db.Set<MeasureDefinition>().Where(definition => definition.Code == "falls-with-harm").Select(definition => definition.Version).SingleAsync()),
            Title = "Falls with harm",
            ShortName = "Falls",
            Numerator = "Falls",
            Denominator = "Occupied bed days",
            Direction = ImprovementDirection.Decrease,
            Chart = ChartKind.P,
            Reason = "To try",
        }));
        Assert.Equal(("Chart", "A p chart is for percentages. Choose a u chart for a rate"), (Assert.Single(refusal.Errors).PropertyName, refusal.Errors.Single().ErrorMessage));

        page = await Sent(("Denominator: out of what?", ""), ("Why is it revised?", "To try"));
        Assert.True(page.ErrorsBeside("Denominator: out of what?") is "Enter what it is out of: a rate cannot become a count. Define a new measure instead", page.ToString());

        page = await Sent(("Why is it revised?", "To try"));
        Assert.Contains("Nothing is different from the version in force.", page.Summary);

        async Task<Page> Sent(params (string, object?)[] fields) => await (await imogen.Get(Falls)).Submit("Make new version", fields);
    }

    [Fact]
    public async Task A_provisional_value_says_so_until_it_is_made_final()
    {
        var joy = await world.As(world.Joy);
        var page = (await (await joy.Get($"{Bells}/add")).Submit("Add value", ("Any day of the week", "4 5 2026"), ("Night call bells answered within 5 minutes", "200"), ("Night call bells", "240"), ("These numbers are provisional", "These numbers are provisional"))).Is(200);
        Assert.Contains("Provisional", page.Text, StringComparison.Ordinal);
        Assert.StartsWith("week to 10 May 2026 | 83.3%, provisional | 200 | 240", page.Rows("All values, newest first")[0], StringComparison.Ordinal);

        page = (await (await page.Follow("Make final week to 10 May 2026")).Submit("Correct value", ("Why is it corrected, or made final?", "All nights are counted"))).Is(200);

        Assert.StartsWith("week to 10 May 2026 | 83.3% | 200 | 240", page.Rows("All values, newest first")[0], StringComparison.Ordinal);
        Assert.Equal(["Corrected", "Replaced later"], page.Rows("Entries and corrections, newest first").Take(2).Select(row => row.Split(" | ")[4]));
    }

    [Fact]
    public async Task What_happened_stands_numbered_on_the_chart_and_in_its_table()
    {
        var amara = await world.As(world.Amara);

        var page = (await (await (await amara.Get("/at/ward-7/measures/vte-assessment")).Follow("Add a note")).Submit("Add note",
            ("On which day did it happen?", "10 2 2026"), ("What kind of thing?", "Test of a change (PDSA)"), ("What happened?", "Form at the bedside"))).Is(200);

        const string Table = "What happened, and where the limits begin anew or stay as they were";
        Assert.StartsWith("1 | Tue 10 Feb | Form at the bedside | Test of a change (PDSA) | – | Amara Nwosu, staff nurse", page.Rows(Table)[0], StringComparison.Ordinal);
        Assert.Equal("1", page.Document.QuerySelector(".qms-chart__event text")?.TextContent.Trim());

        page = (await (await page.Follow("Take back the note of Tue 10 Feb")).Submit("Take back note", ("Why is it taken back?", ""))).Is(400);
        Assert.Equal("Enter why it is taken back", page.ErrorsBeside("Why is it taken back?"));
        page = (await page.Submit("Take back note", ("Why is it taken back?", "It was ward 6"))).Is(200);
        Assert.DoesNotContain("Form at the bedside", page.Text, StringComparison.Ordinal);
        Assert.Equal("It was ward 6", await world.Ask(db => db.Set<ChartNote>().Where(note => note.Words == "Form at the bedside").Select(note => note.EndedBecause).SingleAsync()));
    }

    [Theory]
    [InlineData("", "Enter the day on which it happened")]
    [InlineData("6 5 2026", "The day must be today or in the past")]
    [InlineData("31 2 2026", "Enter a real date, like 27 3 2026")]
    public async Task A_note_without_a_day_is_refused(string day, string refusal)
    {
        var page = await (await (await world.As(world.Joy)).Get($"{Hygiene}/note")).Submit("Add note", ("On which day did it happen?", day), ("What happened?", "Something"));

        Assert.Equal(refusal, page.ErrorsBeside("On which day did it happen?"));
        Assert.Equal("Choose what kind of thing happened", page.ErrorsBeside("What kind of thing?"));
    }
}
