using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Support;
using Xunit;
using static QmsPortal.Kernel.GoldenThread.ThreadKind;

namespace QmsPortal.Tests.Modules.GoldenThread;

/// <summary>Where the loop is broken: shown at the place and above it, to who may read the record, and to nobody else.</summary>
public class GapTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    private const string Place = "ward-16";

    [Fact]
    public async Task A_finding_without_action_and_a_goal_without_measure_are_told_until_they_have_them()
    {
        var (finding, action) = (await world.Node(Goal, "Gap: goal", Place), await world.Node(MeasureSeries, "Gap: measure", Place));
        var need = await world.Node(Need, "Gap: need", Place);
        await world.Link(finding, Relation.Answers, need);

        Assert.Contains("1 goal without measure", await Told(world.Marcus, "orthopaedics"));
        Assert.DoesNotContain("goal without measure", string.Join(';', await Told(world.Marcus, "ward-17")), StringComparison.Ordinal);
        await world.Link(finding, Relation.MeasuredBy, action);
        Assert.DoesNotContain("1 goal without measure", await Told(world.Marcus, "orthopaedics"));
    }

    [Fact]
    public async Task What_a_person_may_not_read_is_not_a_gap_to_them()
    {
        var project = await world.Node(Project, "Gap: hidden project", "ward-17");
        await world.Restrict(project.Id, world.Priya);
        await world.Node(Statement, "Gap: statement", "ward-17");

        Assert.Equal(["1 statement without evidence"], await Told(world.Joy, "ward-17"));
        Assert.Equal(["1 project without a cause", "1 statement without evidence"], await Told(world.Priya, "ward-17"));
        Assert.Empty(await Told(world.Amara, "ward-17"));
    }

    [Fact]
    public async Task The_page_names_each_record_and_says_when_there_is_nothing()
    {
        await world.Node(Goal, "Gap: bare goal", "ward-15");
        var joy = await world.As(world.Joy);

        var page = (await joy.Get("/at/ward-15/gaps")).Is(200);
        var whole = (await joy.Get("/at/maternity-ward/gaps")).Is(200);

        Assert.Contains("1 goal without need, 1 goal without measure", page.Text, StringComparison.Ordinal);
        Assert.Contains("Gap: bare goal", page.Text, StringComparison.Ordinal);
        Assert.Contains("misses a link it should have", whole.Text, StringComparison.Ordinal);
        Assert.True(page.QueryCount <= 6);
    }

    private async Task<IEnumerable<string>> Told(string person, string place) =>
        (await world.Send(person, new ShowGaps.Query(await world.PathOf(place)))).Select(gap => gap.Counted);
}
