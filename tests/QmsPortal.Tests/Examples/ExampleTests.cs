using MediatR;
using QmsPortal.Kernel;
using QmsPortal.Tests.Architecture;
using Xunit;

namespace QmsPortal.Tests.Examples;

public class ExampleTests(ExampleWorlds worlds) : IClassFixture<ExampleWorlds>
{
    [Fact]
    public void Every_request_of_the_site_has_one_example()
    {
        var requests = Code.Site.GetTypes().Where(type => type.IsAssignableTo(typeof(IBaseRequest)) && !type.IsAbstract && !type.IsInterface).Select(Mediation.NameOf).Order();

        Assert.Equal(requests, Example.All.Select(example => example.Name).Order());
    }

    [Theory]
    [MemberData(nameof(Example.Queries), MemberType = typeof(Example))]
    public async Task A_query_is_answered_and_changes_nothing(string query)
    {
        var trial = await worlds.Prepare(query);
        var before = await TableState.Of(trial.World);

        var answer = await trial.Send();

        Assert.NotEqual("null", answer);
        Assert.Equal(before.Lines, (await TableState.Of(trial.World)).Lines);
    }
}
