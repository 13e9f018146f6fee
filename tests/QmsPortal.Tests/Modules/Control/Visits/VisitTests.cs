using QmsPortal.Kernel;
using QmsPortal.Modules.Control.Visits;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Visits;

/// <summary>Domain §2.24: leaders go and see, and their own promises are what is measured.</summary>
public class VisitTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    /// <summary>As the seeds tell it: three promises on the sixth of April, one kept in time, one late, one still open and moved.</summary>
    [Fact]
    public async Task Toy_test_a_ward_manager_sees_the_chief_nurses_three_promises_from_last_month_and_how_they_stand()
    {
        var page = (await (await (await world.As(world.Joy)).Get("/at/ward-7")).Follow("Visits and promises")).Is(200);

        var rows = page.Document.QuerySelectorAll("[aria-labelledby=promises] li").Select(row => string.Join(' ', row.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.Equal(3, rows.Count(row => row.Contains("Chief nurse, Samuel Adeyemi", StringComparison.Ordinal)));
        Assert.Contains(rows, row => row.StartsWith("A second bladder scanner Kept in time", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.StartsWith("Light over the store door repaired Kept late", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.StartsWith("Porters come within the half hour at night Open", StringComparison.Ordinal) && row.Contains("moved once to", StringComparison.Ordinal));
        Assert.Contains("1 of 3 promises were kept by the first day promised, in a year.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_leader_records_a_visit_promises_and_keeps_and_the_ward_reads_it()
    {
        var samuel = await world.As(world.Samuel);

        var visit = await (await samuel.Get("/visits/new?at=ward-9")).Submit("Record visit", ("What did you hear?", "Two of three hoists wait for slings"));
        Assert.Equal("Visit recorded. Promise something, if you did", visit.Is(200).Banner);
        var promised = (await visit.Submit("Promise it", ("What do you promise?", "Slings for all three hoists"), ("By when?", "20 5 2026"))).Is(200);
        Assert.Equal("Promised. The ward sees it", promised.Banner);
        var kept = (await (await promised.Follow("Kept: Slings for all three hoists")).Submit("It is kept", ("What was done?", "Nine slings came on Monday"))).Is(200);
        Assert.Contains("Kept in time", kept.Text, StringComparison.Ordinal);

        Assert.Contains("Done: Nine slings came on Monday", (await (await world.As(world.Bethan)).Get(kept.Address)).Is(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_day_keeps_the_first_one_and_counts()
    {
        var (number, promise) = await world.Promised();
        var samuel = await world.As(world.Samuel);

        var page = await (await samuel.Get($"/visits/{number}?open=move-{promise.Id}")).Submit("Move it", ("By when instead?", "2 6 2026"), ("Why does it need longer?", "The supplier is out of stock"));

        Assert.Contains("First promised for Tue 19 May, moved once to Tue 2 Jun", page.Is(200).Text, StringComparison.Ordinal);
        var moved = Assert.Single(await world.PromisesOf(number));
        Assert.Equal((new DateOnly(2026, 5, 19), new DateOnly(2026, 6, 2), 1), (moved.FirstBy, moved.By, moved.Moves));
        Assert.Equal("Kept late", VisitWords.Of(moved.FirstBy, moved.By, new DateOnly(2026, 5, 20), new DateOnly(2026, 5, 21)));
        Assert.Equal("Kept in time", VisitWords.Of(moved.FirstBy, moved.By, new DateOnly(2026, 5, 19), new DateOnly(2026, 5, 21)));
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_and_nobody_speaks_for_another()
    {
        var (number, promise) = await world.Promised();
        var samuel = await world.As(world.Samuel);

        var page = await (await samuel.Get($"/visits/{number}?open=keep-{promise.Id}")).Submit("It is kept", ("What was done?", " "));
        Assert.Equal("Enter what was done", page.Is(400).ErrorsBeside("What was done?"));
        Assert.Equal("Only whoever made the visit can promise, keep or move a promise of it.", (await Assert.ThrowsAsync<DomainException>(() =>
            world.Send(world.Ruth, new KeepCommitment.Command { Number = number, Commitment = promise.Id, Version = promise.Version, How = "Done" }))).Message);
        Assert.Equal("Choose another day, after today.", (await Assert.ThrowsAsync<DomainException>(() =>
            world.Send(world.Samuel, new MoveCommitment.Command { Number = number, Commitment = promise.Id, Version = promise.Version, By = DateInput.From(new DateOnly(2026, 5, 5)), Why = "Sooner" }))).Message);
        await world.Send(world.Samuel, new KeepCommitment.Command { Number = number, Commitment = promise.Id, Version = promise.Version, How = "Done" });
        var kept = Assert.Single(await world.PromisesOf(number));
        Assert.Equal("This promise is kept already.", (await Assert.ThrowsAsync<DomainException>(() =>
            world.Send(world.Samuel, new KeepCommitment.Command { Number = number, Commitment = kept.Id, Version = kept.Version, How = "Again" }))).Message);
    }

    [Fact]
    public async Task Above_the_wards_it_says_which_of_them_no_leader_came_to()
    {
        var page = (await (await world.As(world.Petra)).Get("/at/medicine/visits")).Is(200);

        Assert.Contains("Ward 6 | 0 | Never", page.Rows("Wards in the order of the organisation"));
        Assert.Contains("No leader came to", page.Text, StringComparison.Ordinal);
    }
}
