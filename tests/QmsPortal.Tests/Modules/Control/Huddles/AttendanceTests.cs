using QmsPortal.Kernel;
using QmsPortal.Modules.Control.Huddles;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Huddles;

/// <summary>Domain §2.13: who was at a huddle, by role and never by name.</summary>
public class AttendanceTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task Roles_are_counted_at_the_open_huddle_and_at_its_close_and_what_is_counted_later_is_marked_as_late()
    {
        var ward = await world.Opened();
        var leila = await world.As(world.Leila);

        var form = (await (await leila.Get($"/at/{ward}/huddle")).Follow("Who is here")).Is(200);
        var day = (await form.Submit("Keep the count", ("Nurses", "4"), ("Doctors", "1"))).Is(200);
        Assert.Equal("Counted, by role", day.Banner);
        Assert.Contains("Nurses: 4 Doctors: 1", day.Part("Who was there"), StringComparison.Ordinal);
        Assert.True(day.QueryCount <= 6, string.Join("\n", day.Queries));

        world.Clock.Advance(TimeSpan.FromSeconds(20));
        var close = (await leila.Get($"/at/{ward}/huddle/close")).Is(200);
        Assert.Equal(("4", "1"), (close.Value("Nurses"), close.Value("Doctors")));
        var closed = (await close.Submit("Close huddle", ("Nurses", "3"), ("Therapists", "2"))).Is(200);
        Assert.Contains("Nurses: 3 Doctors: 1 Therapists: 2", closed.Part("Who was there"), StringComparison.Ordinal);
        Assert.DoesNotContain("Late", closed.Part("Who was there"), StringComparison.Ordinal);

        world.Clock.Advance(TimeSpan.FromSeconds(20));
        var late = (await (await closed.Follow("Change the count")).Submit("Keep the count", ("Doctors", "2"))).Is(200);
        Assert.Contains("Nurses: 3 Doctors: 2 Late Therapists: 2", late.Part("Who was there"), StringComparison.Ordinal);
        Assert.Equal([("Doctors", 1), ("Nurses", 4), ("Nurses", 3), ("Therapists", 2), ("Doctors", 2)],
            await world.Ask(async db => (await Rows(db, (await world.HuddleOf(ward)).Id)).Select(row => (row.Role.ToString(), row.People, row.At)).OrderBy(row => row.At).ThenBy(row => row.Item1, StringComparer.Ordinal).Select(row => (row.Item1, row.People)).ToList()));

        var list = (await leila.Get($"/at/{ward}/huddles")).Is(200);
        Assert.Contains("Counted at 1 huddle in the last four weeks", list.Text, StringComparison.Ordinal);
        Assert.Contains("Therapists | 1 of 1 | 2", list.Rows("Roles at the huddles of the last four weeks"));
    }

    [Theory]
    [InlineData("", "Enter how many of at least one role were there")]
    [InlineData("100", "Enter a whole number from 0 to 99")]
    [InlineData("-1", "Enter a whole number from 0 to 99")]
    [InlineData("four", "Enter a whole number, like 12")]
    [InlineData("4.5", "Enter a whole number, like 12")]
    public async Task A_count_that_makes_no_sense_is_refused_beside_its_field(string nurses, string fault)
    {
        var ward = await world.Opened();

        var page = (await (await (await world.As(world.Leila)).Get($"/at/{ward}/huddles/2026-05-05/attendance")).Submit("Keep the count", ("Nurses", nurses))).Is(400);

        Assert.Equal(fault, page.ErrorsBeside("Nurses"));
    }

    [Fact]
    public async Task Nobody_is_counted_at_a_huddle_that_was_not_held_or_has_not_begun()
    {
        var (missed, scheduled) = (await world.Missed(), await world.Scheduled());
        AttendHuddle.Command Count(string ward) => new() { Place = ward, Date = world.Clock.Today(), Present = [new() { Role = PresentRole.Nurses, People = 4 }] };

        Assert.Equal("This huddle was missed, so nobody was there.", (await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Leila, Count(missed)))).Message);
        Assert.Equal("This huddle has not begun. Start it first.", (await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Leila, Count(scheduled)))).Message);
        Assert.Equal(404, (await (await world.As(world.Leila)).Get($"/at/{missed}/huddles/2026-05-05/attendance")).Status);
    }

    private static Task<List<HuddlePresence>> Rows(QmsPortal.Data.QmsDb db, Guid huddle) =>
        Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ToListAsync(db.Set<HuddlePresence>().Where(row => row.HuddleId == huddle).OrderBy(row => row.At).ThenBy(row => row.Role));
}
