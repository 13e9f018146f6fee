using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Modules.Control.Standards;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Standards;

/// <summary>Domain §2.11, overdue reviews; and the sheet on paper.</summary>
public class ReviewTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    private const string Keys = "Who carries the keys";

    [Fact]
    public async Task An_overdue_review_is_listed_and_recorded_and_no_day_is_lost()
    {
        var bethan = await world.As(world.Bethan);
        Assert.True((await bethan.Get("/me")).Is(200).HasLink(Keys));
        var list = (await (await bethan.Get("/at/ward-9/standards")).Follow("Review overdue 1")).Is(200);
        Assert.Contains("Was due Tue 21 Apr", Assert.Single(list.Rows("Standards, by number")), StringComparison.Ordinal);
        var number = await Number();
        var form = (await bethan.Get($"/standards/{number}")).Is(200);
        Assert.Equal("Review overdue", form.Document.QuerySelector("#review")!.TextContent);

        var refused = (await form.Submit("Record the review", ("What did you look at?", ""), ("To be looked at again by", "31 2 2027"))).Is(400);
        Assert.Equal(["Enter what you looked at", "Enter a real date, like 27 3 2026"], refused.Summary);
        var done = (await refused.Submit("Record the review", ("What did you look at?", "Two shifts asked"), ("To be looked at again by", "5 5 2027"))).Is(200);

        Assert.Equal("Review recorded. The day before stays in the history", done.Banner);
        Assert.Equal("Review", done.Document.QuerySelector("#review")!.TextContent);
        Assert.True((await bethan.Get("/at/ward-9/standards?show=overdue")).HasLink("Review overdue 0"));
        var steps = (await world.Send(world.Bethan, new ShowVersion.Query(number, 1))).Steps;
        Assert.Equal([new DateOnly(2025, 10, 27), new DateOnly(2026, 4, 21), new DateOnly(2027, 5, 5)], steps.Where(step => step.Act is VersionAct.Published or VersionAct.Reviewed).Select(step => step.Until!.Value));
        Assert.DoesNotContain(Keys, (await bethan.Get("/me")).Is(200).Document.QuerySelector("[aria-labelledby=to-review]")?.TextContent ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_clock_marks_it_once_and_a_review_in_time_ends_what_was_ahead()
    {
        var number = (await world.Published()).Number;
        var due = await world.Due(number, Standard.ReviewDue);
        Assert.Equal(1, await Waiting(due));

        await world.SendAsTheSite(new TellOfOverdueReview.Command { Standard = due.Record, DueAt = due.At.AddDays(-1) });
        Assert.Null((await Stored(number)).ReviewOverdueSince);
        await world.SendAsTheSite(new TellOfOverdueReview.Command { Standard = due.Record, DueAt = due.At });
        Assert.Equal(due.At, (await Stored(number)).ReviewOverdueSince);

        var other = (await world.Published()).Number;
        var first = await world.Due(other, Standard.ReviewDue);
        await world.Send(world.Joy, (await world.Review(other)) with { LookAgainBy = QmsPortal.Kernel.DateInput.From(new DateOnly(2027, 6, 1)) });
        Assert.Equal(0, await Waiting(first));
        Assert.Equal(1, await Waiting(await world.Due(other, Standard.ReviewDue)));
    }

    [Fact]
    public async Task On_paper_a_code_leads_to_what_is_in_force()
    {
        var number = (await world.Published()).Number;
        var amara = await world.As(world.Amara);
        var page = (await amara.Get($"/standards/{number}")).Is(200);
        var code = page.Document.QuerySelector(".qms-sheet__code svg")!;
        Assert.Equal($"QR code of https://localhost/standards/{number}", code.GetAttribute("aria-label"));
        // A border of four, then the first corner: seven dark modules.
        Assert.StartsWith("M4 4h7v1H4z", code.QuerySelectorAll("path")[1].GetAttribute("d"), StringComparison.Ordinal);
        Assert.Null(code.GetAttribute("style"));

        var draft = (await world.Drafted()).Number;
        Assert.Null((await amara.Get($"/standards/{draft}/v1")).Is(200).Document.QuerySelector("svg.qms-qr"));
    }

    private Task<int> Number() => world.Ask(db => db.Set<Standard>().Where(standard => standard.Title == Keys).Select(standard => standard.Number).SingleAsync());

    private Task<Standard> Stored(int number) => world.Ask(db => db.Set<Standard>().AsNoTracking().SingleAsync(standard => standard.Number == number));

    private Task<int> Waiting(Due due) => world.Ask(db => db.Set<DueTime>().CountAsync(known => known.RecordId == due.Record && known.Kind == due.Kind && known.DueAt == due.At && known.DoneAt == null && known.CancelledAt == null));
}
