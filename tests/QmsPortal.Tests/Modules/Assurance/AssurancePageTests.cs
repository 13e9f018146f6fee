using Microsoft.EntityFrameworkCore;
using QmsPortal.Modules.Assurance;
using QmsPortal.Modules.Assurance.Statements;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Assurance;

/// <summary>From a requirement to agreed evidence over HTTP, without JavaScript, by the labels people read.</summary>
public class AssurancePageTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    private static string OnWard7(string requirement) => $"/frameworks/cqc-single-assessment-framework/{requirement}?at=ward-7";

    [Fact]
    public async Task A_requirement_goes_from_nothing_to_agreed_met()
    {
        var (joy, leila, tomasz) = (await world.As(world.Joy), await world.As(world.Leila), await world.As(world.Tomasz));
        var address = OnWard7("E2");

        var page = await (await joy.Get("/at/ward-7/assurance")).Follow("CQC single assessment framework: 5 key questions and 34 quality statements");
        page = (await page.Follow("Delivering evidence-based care and treatment")).Is(200);
        Assert.Contains("Nobody has said yet whether this is met on Ward 7.", page.Text, StringComparison.Ordinal);
        page = (await page.Submit("Self-assess", ("Is it met?", "Met"), ("How do you know?", "Hands are watched"))).Is(200);
        Assert.Contains("Self-assessed met by ward sister, 5 May 2026.", page.Text, StringComparison.Ordinal);

        page = await (await page.Follow("Add evidence")).Follow("Hand hygiene");
        page = (await page.Submit("Freeze chart", ("What does it show?", "Hands are clean"), ("Until when can it be relied on?", "31 12 2026"))).Is(200);
        Assert.Equal("Hands are clean", page.Heading);
        Assert.Contains("It has not been sent: nothing rests on it yet.", page.Text, StringComparison.Ordinal);
        var evidence = page.Address;
        page = await page.Submit("Send to be accepted");
        Assert.Contains("It waits for a quality manager who neither made nor sent it to accept it.", page.Text, StringComparison.Ordinal);
        Assert.False(page.HasButton("Accept evidence"));

        page = (await (await leila.Get(address)).Submit("Challenge", ("What did you look at, and what did you find?", "I watched for an hour"))).Is(200);
        Assert.Equal("Looked at: it stands. A third person agrees it now", page.Banner);
        Assert.Contains("Looked at by a second person: it stands", page.Text, StringComparison.Ordinal);
        Assert.Contains("looked at by a second person, who lets it stand, by matron, 5 May 2026", page.Text, StringComparison.Ordinal);

        var refused = (await (await (await tomasz.Get(address)).Follow("Agree")).Submit("Agree", ("Which answer?", "Met"))).Is(422);
        Assert.Contains("Hands are clean, waits to be accepted.", refused.Summary.Single(), StringComparison.Ordinal);
        page = (await (await tomasz.Get(evidence)).Submit("Accept evidence")).Is(200);
        Assert.Contains("It can be relied on until 31 December 2026.", page.Text, StringComparison.Ordinal);
        page = (await (await (await tomasz.Get(address)).Follow("Agree")).Submit("Agree", ("Which answer?", "Met"))).Is(200);

        Assert.Equal("Agreed", page.Banner);
        Assert.Contains("agreed met by quality manager, 5 May 2026.", page.Text, StringComparison.Ordinal);
        var shown = await tomasz.Get(evidence);
        Assert.True(shown.HasLink("E2 Delivering evidence-based care and treatment"));
    }

    [Fact]
    public async Task A_standard_in_force_is_frozen_and_one_that_is_being_written_is_not_offered()
    {
        var sources = (await (await world.As(world.Joy)).Get("/evidence/new?at=ward-7")).Is(200);
        Assert.False(sources.HasLink("A light on the way to the toilet"));

        var form = await sources.Follow("Boards at the bedside");
        Assert.Contains("Ward 7: version 1, in force since", form.Text, StringComparison.Ordinal);
        var page = (await form.Submit("Freeze standard", ("What does it show?", "What matters is written at the bed"), ("Until when can it be relied on?", "31 12 2026"))).Is(200);

        Assert.Contains("Frozen standard", page.Text, StringComparison.Ordinal);
        var file = (await page.Follow(page.Document.QuerySelector("a[download]")!.TextContent)).Is(200);
        var words = System.Text.Encoding.UTF8.GetString(file.Body);
        Assert.Contains("<h1>Boards at the bedside</h1>", words, StringComparison.Ordinal);
        Assert.Contains("SHA-256 sum of its words", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_is_saved_and_never_shown_as_a_page_of_the_site()
    {
        var page = await (await (await world.As(world.Amara)).Get("/at/ward-7/evidence?show=accepted")).Follow("Night call bells are answered in five minutes");

        var file = (await page.Follow(page.Document.QuerySelector("a[download]")!.TextContent)).Is(200);

        Assert.False(file.IsHtml);
        Assert.Equal("application/octet-stream", file.Headers["Content-Type"]);
        Assert.StartsWith("attachment; filename=evidence-", file.Headers["Content-Disposition"], StringComparison.Ordinal);
        var words = System.Text.Encoding.UTF8.GetString(file.Body);
        Assert.Contains("<!DOCTYPE html>", words, StringComparison.Ordinal);
        Assert.Contains("svg{display:block;width:100%;height:auto;overflow:visible}", words, StringComparison.Ordinal);
        Assert.Contains("<td>Steady</td>", words, StringComparison.Ordinal);
        Assert.DoesNotContain("<td>Common cause</td>", words, StringComparison.Ordinal);
        Assert.Contains("<a href=\"../index.html\">Index of the pack</a>", words, StringComparison.Ordinal);
        Assert.Contains("Its check sum was taken again just now and is the same.", (await page.Follow("Check the file now")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "31 12 2026", "Enter what this shows", null, 400)]
    [InlineData("Falls", "", null, "Enter until when this can be relied on", 400)]
    [InlineData("Falls", "31 2 2026", null, "Enter a real date, like 27 3 2026", 400)]
    [InlineData("Falls", "6 5 2029", null, "Choose a day within 3 years from today: after that a newer copy shows how it is", 400)]
    [InlineData("Falls", "5 5 2026", null, null, 422)]
    public async Task What_is_missing_is_told_beside_each_field_and_what_was_typed_stays(string title, string until, string? first, string? second, int status)
    {
        var joy = await world.As(world.Joy);
        var form = await (await joy.Get("/evidence/new?at=ward-7")).Follow("Falls with harm");

        var page = (await form.Submit("Freeze chart", ("What does it show?", title), ("Until when can it be relied on?", until))).Is(status);

        Assert.Equal((first, second), (page.ErrorsBeside("What does it show?"), page.ErrorsBeside("Until when can it be relied on?")));
        Assert.Equal((title, until), (page.Value("What does it show?"), page.Value("Until when can it be relied on?")!.Trim()));
        if (status == 422)
            Assert.Equal(["Choose a day after today: until then it can be relied on."], page.Summary);
    }

    [Fact]
    public async Task Wording_that_nobody_has_confirmed_is_marked()
    {
        var amara = await world.As(world.Amara);

        var page = await amara.Get(OnWard7("R1"));

        Assert.Contains("Wording not confirmed", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Wording not confirmed", (await amara.Get(OnWard7("S1"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_live_signal_that_says_otherwise_stands_beside_what_was_agreed_met()
    {
        var amara = await world.As(world.Amara);

        var page = (await amara.Get(OnWard7("S6"))).Is(200);
        Assert.Contains("A live signal says otherwise Signal ", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector(".qms-panel--contradicted a[href^='/signals/']"));
        Assert.InRange(page.QueryCount, 1, 6);

        var list = (await amara.Get("/frameworks/cqc-single-assessment-framework?at=ward-7")).Is(200);
        Assert.Contains("S6 Safe and effective staffing Result Agreed: met A live signal says otherwise", list.Text, StringComparison.Ordinal);
        Assert.Equal(1, list.Text.Split("A live signal says otherwise").Length - 1);
        Assert.InRange(list.QueryCount, 1, 6);
    }

    [Fact]
    public async Task Who_agrees_may_agree_another_answer_with_a_reason()
    {
        var (joy, leila, tomasz) = (await world.As(world.Joy), await world.As(world.Leila), await world.As(world.Tomasz));
        var address = OnWard7("C1");
        await (await joy.Get(address)).Submit("Self-assess", ("Is it met?", "Met"), ("How do you know?", "We ask"));
        await (await leila.Get(address)).Submit("Challenge", ("What did you look at, and what did you find?", "I watched for an hour"));
        var form = await (await tomasz.Get(address)).Follow("Agree");

        var refused = (await form.Submit("Agree", ("Which answer?", "Partly met"))).Is(422);
        Assert.Equal(["Say why: this is another answer than the place gave, and nobody has proposed it."], refused.Summary);
        var page = (await refused.Submit("Agree", ("Which answer?", "Partly met"), ("Why?", "Nobody is asked at night"))).Is(200);

        Assert.Contains("Agreed: partly met", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_statement_that_is_decided_shows_what_says_otherwise_now_and_stands_among_what_waits()
    {
        var petra = await world.As(world.Petra);
        var bells = await world.Ask(db => db.Evidence.Where(item => item.Title == "Night call bells are answered in five minutes").Select(item => item.Number).FirstAsync());
        var statement = await world.Brought(bells);

        var list = (await petra.Get("/at/ward-7/assurance")).Is(200);
        Assert.Contains("A committee has had it: decide.", list.Text, StringComparison.Ordinal);
        Assert.Matches("Needs renewal since \\d+ \\w+ 2026", list.Text);
        Assert.Matches("\\d+ of 34 assessed", list.Text);
        Assert.DoesNotContain("accepted.1", list.Text, StringComparison.Ordinal);
        Assert.InRange(list.QueryCount, 1, 6);
        var page = (await petra.Get($"/statements/{statement.Number}")).Is(200);
        Assert.Contains("A live signal says otherwise Signal ", page.Text, StringComparison.Ordinal);
        Assert.Contains("Looked at by a second person: it stands", page.Text, StringComparison.Ordinal);
        Assert.InRange(page.QueryCount, 1, 6);
        page = (await page.Follow("Decide")).Is(200);
        Assert.NotNull(page.Document.QuerySelector(".qms-panel--contradicted a[href^='/signals/']"));

        await world.Send(world.Petra, new AgreeStatement.Command { Number = statement.Number, Version = statement.Version });
        Assert.Empty((await world.Send(world.Petra, new ShowStatement.Query(statement.Number))).Concerns);
    }

    [Fact]
    public async Task A_division_sees_at_how_many_places_it_stands_so()
    {
        var page = await (await world.As(world.Marcus)).Get("/frameworks/cqc-single-assessment-framework?at=older-peoples-care");

        Assert.Contains("S6 Safe and effective staffing Result Agreed: met at 1 place Challenged at 1 place", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_loads_a_framework_and_sees_it_is_loaded()
    {
        var rowan = await world.As(world.Rowan);
        var form = (await rowan.Get("/frameworks/load")).Is(200);
        Assert.Contains("1 of 3 are loaded.", form.Text, StringComparison.Ordinal);

        var page = (await form.Submit("Load this framework")).Is(200);

        Assert.Contains("2 of 3 are loaded.", page.Text, StringComparison.Ordinal);
    }
}
