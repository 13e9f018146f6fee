using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Modules.Control;
using QmsPortal.Tests.Modules.Control.Measures;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Organisation;

/// <summary>Domain §6.4, 6: a place that moves or merges keeps its history under the old path for the old periods. Values by hand.</summary>
public class PlaceMoveTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    private static readonly DateOnly March = new(2026, 3, 1);
    private string? everywhere;

    [Fact]
    public async Task What_was_counted_before_the_move_stays_where_it_was_counted()
    {
        var (left, joined) = (await Place(NodeKind.Division), await Place(NodeKind.Division));
        var (mover, stayer) = (await Place(NodeKind.Ward, left.Code), await Place(NodeKind.Ward, left.Code));
        var code = await world.Measure(Measuring.Percentage("Falls with harm"), mover.Code, stayer.Code);
        for (var month = 1; month <= 4; month++)
        {
            await Value(mover.Code, code, new DateOnly(2026, month, 1), 10 * month, 100);
            await Value(stayer.Code, code, new DateOnly(2026, month, 1), 1, 100);
        }

        var page = await (await (await world.As(world.Rowan)).Get($"/settings/places/{mover.Code}/move")).Submit(
            "Move place", ("Which place is above it now?", joined.Name), ("On which day did it move?", "1 3 2026"), ("Why?", "New divisions"));

        Assert.Equal(($"/settings/places/{mover.Code}", "Place moved"), (page.Is(200).Address, page.Banner));
        Assert.Contains($"{joined.Name}From Sunday 1 March 2026 until now", page.Text, StringComparison.Ordinal);
        Assert.Contains($"{left.Name}From the beginning until Sunday 1 March 2026", page.Text, StringComparison.Ordinal);
        Assert.Contains("New divisions", page.Text, StringComparison.Ordinal);
        // 10 + 1 of 200, 20 + 1 of 200; then the one that stayed alone.
        Assert.Equal(["1.0% | 1 of 100 | 1 of 1", "1.0% | 1 of 100 | 1 of 1", "10.5% | 21 of 200 | 2 of 2", "5.5% | 11 of 200 | 2 of 2"], await Together(left.Code, code));
        Assert.Equal(["40.0% | 40 of 100 | 1 of 1", "30.0% | 30 of 100 | 1 of 1"], await Together(joined.Code, code));
        var parts = (await (await world.As(world.Petra)).Get($"/at/{left.Code}/measures/{code}/together")).Rows("Places in the order of the organisation");
        Assert.Contains($"{mover.Name}, moved on Sunday 1 March 2026 | January 2026 | February 2026", parts);
        Assert.Equal(4, (await Together(world.Riverside, code)).Count(row => row.EndsWith("2 of 2", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_directorate_takes_its_wards_along_and_those_above_the_new_place_reach_them()
    {
        var (left, joined) = (await Place(NodeKind.Division), await Place(NodeKind.Division));
        var directorate = await Place(NodeKind.Directorate, left.Code);
        var ward = await Place(NodeKind.Ward, directorate.Code);
        var (before, after) = (await MemberOf(left.Code), await MemberOf(joined.Code));

        var code = await world.Measure(Measuring.Count("Falls"), ward.Code);
        Assert.Equal((true, false), (await MayEnter(before, ward.Code, code, 1), await MayEnter(after, ward.Code, code, 2)));
        await Move(directorate, joined.Code, March);

        var moved = await Node(ward.Code);
        Assert.Equal($"/riverside-hospitals/{joined.Code}/{directorate.Code}/{ward.Code}/", moved.Path);
        Assert.StartsWith((await Node(directorate.Code)).Order, moved.Order, StringComparison.Ordinal);
        Assert.Equal((false, true), (await MayEnter(before, ward.Code, code, 3), await MayEnter(after, ward.Code, code, 4)));
    }

    [Fact]
    public async Task There_and_back_again_counts_each_time_once()
    {
        var (home, away) = (await Place(NodeKind.Division), await Place(NodeKind.Division));
        var ward = await Place(NodeKind.Ward, home.Code);
        var code = await world.Measure(Measuring.Count("Falls"), ward.Code);
        for (var month = 1; month <= 4; month++)
            await Value(ward.Code, code, new DateOnly(2026, month, 1), month);

        await Move(ward, away.Code, new DateOnly(2026, 2, 1));
        await Move(ward, home.Code, new DateOnly(2026, 4, 1));

        Assert.Equal(["4", "1"], (await Together(home.Code, code)).Select(row => row.Split(" | ")[1]));
        Assert.Equal(["3", "2"], (await Together(away.Code, code)).Select(row => row.Split(" | ")[1]));
    }

    /// <summary>From a directorate to directly under its division: the division had it all the time, the directorate until then.</summary>
    [Fact]
    public async Task A_step_up_within_the_same_division_is_no_gap_for_the_division()
    {
        var division = await Place(NodeKind.Division);
        var directorate = await Place(NodeKind.Directorate, division.Code);
        var ward = await Place(NodeKind.Ward, directorate.Code);
        var code = await world.Measure(Measuring.Count("Falls"), ward.Code);
        foreach (var month in new[] { 2, 3 })
            await Value(ward.Code, code, new DateOnly(2026, month, 1), month);

        await Move(ward, division.Code, March);

        Assert.Equal(["3", "2"], (await Together(division.Code, code)).Select(row => row.Split(" | ")[1]));
        Assert.Equal(["2"], (await Together(directorate.Code, code)).Select(row => row.Split(" | ")[1]));
        Assert.Single((await (await world.As(world.Petra)).Get($"/at/{division.Code}/measures/{code}/together")).Rows("Places in the order of the organisation"));
        var settings = await (await world.As(world.Rowan)).Get($"/settings/places/{ward.Code}");
        Assert.Contains($"{division.Name}From Sunday 1 March 2026 until now", settings.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Merged_it_is_closed_its_open_work_is_the_others_and_the_others_charts_say_it()
    {
        var division = await Place(NodeKind.Division);
        var (closes, goesOn) = (await Place(NodeKind.Ward, division.Code), await Place(NodeKind.Ward, division.Code));
        var code = await world.Measure(Measuring.Count("Falls"), closes.Code, goesOn.Code);
        foreach (var month in new[] { 1, 2 })
            await Value(closes.Code, code, new DateOnly(2026, month, 1), month);
        for (var month = 1; month <= 4; month++)
            await Value(goesOn.Code, code, new DateOnly(2026, month, 1), 10 * month);
        await world.Send(await MemberOf(closes.Code), new RaiseIssue.Command { Place = closes.Code, Words = "The hoist waits for its sling", Kind = IssueKind.Equipment });

        var page = await (await (await world.As(world.Rowan)).Get($"/settings/places/{closes.Code}/merge")).Submit(
            "Merge places", ("Which place does it become part of?", goesOn.Name), ("On which day did they merge?", "1 3 2026"), ("Why?", "One team for both"));

        Assert.Equal(($"/settings/places/{goesOn.Code}", "Places merged"), (page.Is(200).Address, page.Banner));
        var amara = await world.As(world.Amara);
        Assert.Contains($"closed on Sunday 1 March 2026 and became part of {goesOn.Name}", (await amara.Get($"/at/{closes.Code}")).Is(200).Text, StringComparison.Ordinal);
        Assert.Contains("The hoist waits for its sling", (await amara.Get($"/at/{goesOn.Code}")).Is(200).Text, StringComparison.Ordinal);
        Assert.Contains($"{closes.Name} became part of this place", (await amara.Get($"/at/{goesOn.Code}/measures/{code}")).Is(200).Text, StringComparison.Ordinal);
        Assert.Equal(["40", "30", "22", "11"], (await Together(division.Code, code)).Select(row => row.Split(" | ")[1]));
        Assert.Equal(["40", "30", "20", "10"], (await Together(goesOn.Code, code)).Select(row => row.Split(" | ")[1]));
        (await (await world.As(world.Rowan)).Get($"/settings/places/{closes.Code}/merge")).Is(404);
    }

    [Fact]
    public async Task Issues_are_counted_and_listed_where_their_place_stood_when_they_were_raised()
    {
        var (left, joined) = (await Place(NodeKind.Division), await Place(NodeKind.Division));
        var ward = await Place(NodeKind.Ward, left.Code);
        var member = await MemberOf(ward.Code);
        await world.Send(member, new RaiseIssue.Command { Place = ward.Code, Words = "Before the move", Kind = IssueKind.Equipment });
        world.Clock.Advance(TimeSpan.FromDays(1));
        await Move(ward, joined.Code, world.Clock.Today());
        await world.Send(member, new RaiseIssue.Command { Place = ward.Code, Words = "After the move", Kind = IssueKind.Equipment });
        var amara = await world.As(world.Amara);

        foreach (var (place, words) in new[] { (left, "Before the move"), (joined, "After the move") })
        {
            var pareto = (await amara.Get($"/at/{place.Code}/pareto")).Is(200);
            Assert.StartsWith("Equipment | 1 |", Assert.Single(pareto.Rows("Issues by kind, the most frequent first")), StringComparison.Ordinal);
            Assert.Contains(words, Assert.Single((await pareto.Follow("Equipment")).Rows("Issues, the last entered first")), StringComparison.Ordinal);
        }

        // Who must act is asked of those who have the ward now.
        Assert.Equal(2, (await amara.Get($"/at/{joined.Code}/issues")).Rows("Issues, the last entered first").Count);
    }

    [Fact]
    public async Task Every_move_and_merger_that_makes_no_sense_is_refused_in_words_and_changes_nothing()
    {
        var (division, other) = (await Place(NodeKind.Division), await Place(NodeKind.Division));
        var directorate = await Place(NodeKind.Directorate, division.Code);
        var ward = await Place(NodeKind.Ward, directorate.Code);
        var moved = await Place(NodeKind.Ward, division.Code);
        await Move(moved, other.Code, March);
        var before = await Tree();

        await Refused(() => Move(division, directorate.Code, March), $"{directorate.Name} is part of {division.Name}. Choose a place outside it.");
        await Refused(() => Move(ward, directorate.Code, March), $"{ward.Name} is directly under {directorate.Name} already. Choose another place.");
        await Refused(() => Move(directorate, moved.Code, March), "A directorate does not belong directly under a ward or team. Choose another place above it.");
        await Refused(() => Move(moved, division.Code, March), $"{moved.Name} came to where it is on 1 March 2026. Choose a later day.");
        await Refused(() => Move(ward, other.Code, new DateOnly(1990, 1, 1)), $"{other.Name} is not open on that day. Choose another day or place.");
        await Refused(() => Merge(ward, ward.Code), $"{ward.Name} cannot become part of itself. Choose another place.");
        await Refused(() => Merge(ward, division.Code), "A ward or team can only become part of another ward or team.");
        await Refused(() => Merge(division, other.Code), $"{division.Name} has open places below it. Close those first.");
        await Refused(async () => await Move(await Node(world.Riverside), other.Code, March), "The whole organisation cannot be moved.");

        var page = await (await (await world.As(world.Rowan)).Get($"/settings/places/{ward.Code}/move")).Submit("Move place", ("On which day did it move?", "1 3 2027"), ("Why?", ""));
        Assert.Equal("Choose the place above it", page.Is(400).ErrorsBeside("Which place is above it now?"));
        Assert.Equal("The day must be today or in the past", page.ErrorsBeside("On which day did it move?"));
        Assert.Equal("Enter why it moved", page.ErrorsBeside("Why?"));
        Assert.Equal("1 3 2027", page.Value("On which day did it move?"));
        Assert.Equal(before, await Tree());
    }

    /// <summary>The one computes a path below a place that the other is about to move: at the end one of both must have been refused.</summary>
    [Fact]
    public async Task A_place_added_while_the_one_above_it_moves_never_has_the_old_path()
    {
        for (var round = 0; round < 5; round++)
        {
            var (division, other) = (await Place(NodeKind.Division), await Place(NodeKind.Division));
            var directorate = await Place(NodeKind.Directorate, division.Code);
            await Task.WhenAll(Tolerant(() => Move(directorate, other.Code, March)), Tolerant(() => Place(NodeKind.Ward, directorate.Code)), Tolerant(() => Place(NodeKind.Ward, directorate.Code)));
        }

        Assert.Equal(0, await world.Ask(db => db.Set<OrgNode>().CountAsync(node => db.Set<OrgNode>().Any(above => above.Id == node.ParentId && node.Path != above.Path + node.Code + "/"))));
    }

    private static async Task Tolerant(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception exception) when (exception is DomainException or StaleException)
        {
            // Refused in words, which is one of the two right ends.
        }
    }

    private async Task<OrgNode> Place(NodeKind kind, string? above = null) => await Node(await world.Send(world.Rowan, new AddPlace.Command
    {
        Name = Fresh.Words(kind.ToString()),
        Kind = kind,
        Above = above ?? world.Riverside,
        From = DateInput.From(new DateOnly(2024, 1, 1)),
    }));

    private Task<OrgNode> Node(string code) => world.Ask(db => db.Set<OrgNode>().AsNoTracking().SingleAsync(node => node.Code == code));

    private async Task<string> MemberOf(string place)
    {
        var (id, email) = await world.Added();
        await world.Send(world.Rowan, new GiveRole.Command { Person = id, Place = place, Role = Role.TeamMember, From = DateInput.From(March) });
        return email;
    }

    private async Task<Guid> Value(string place, string code, DateOnly month, decimal numerator, decimal? denominator = null, string? by = null) => await world.Send(
        by ?? (everywhere ??= await MemberOf(world.Riverside)), new RecordValue.Command { Place = place, Measure = code, Period = DateInput.From(month), Numerator = numerator, Denominator = denominator });

    private async Task<bool> MayEnter(string who, string place, string code, int month)
    {
        try
        {
            await Value(place, code, new DateOnly(2026, month, 1), 1, by: who);
            return true;
        }
        catch (NotFoundException)
        {
            return false;
        }
    }

    private async Task Move(OrgNode place, string above, DateOnly on) =>
        await world.Send(world.Rowan, new MovePlace.Command { Place = place.Code, Version = (await Node(place.Code)).Version, Above = above, On = DateInput.From(on), Reason = "New divisions" });

    private async Task Merge(OrgNode place, string into) =>
        await world.Send(world.Rowan, new MergePlace.Command { Place = place.Code, Version = (await Node(place.Code)).Version, Into = into, On = DateInput.From(March), Reason = "One team for both" });

    private static async Task Refused(Func<Task> act, string words) => Assert.Equal(words, (await Assert.ThrowsAsync<DomainException>(act)).Message);

    private Task<List<string>> Tree() => world.Ask(db => db.Set<OrgNode>().OrderBy(node => node.Code).Select(node => $"{node.Path} {node.Order} {node.ValidTo}").ToListAsync());

    private async Task<IReadOnlyList<string>> Together(string place, string code) =>
        [.. (await (await world.As(world.Petra)).Get($"/at/{place}/measures/{code}/together")).Is(200).Rows("All periods, newest first").Select(row => string.Join(" | ", row.Split(" | ")[1..4]))];
}
