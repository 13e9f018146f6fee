using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using QmsPortal.Kernel.Outbox;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Examples;

/// <summary>Where examples are tried: the trust, and for the very first request of a site an empty demonstration, new each time.</summary>
public sealed class ExampleWorlds(QmsServer server) : IAsyncLifetime
{
    private readonly WithMail trust = new(server);
    private readonly List<TestWorld> empty = [];

    public ValueTask InitializeAsync() => trust.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var world in empty.Prepend(trust))
            await world.DisposeAsync();
    }

    /// <summary>Everything is there that the request needs, and it has not been sent yet.</summary>
    internal async Task<Trial> Prepare(string name)
    {
        var example = Example.Named(name);
        var world = example.InEmptyDemonstration ? await Empty() : trust;
        var (by, request) = await example.Make(world);
        return new Trial(world, by, request);
    }

    private async Task<TestWorld> Empty()
    {
        var world = new EmptyDemonstration(server);
        empty.Add(world);
        await world.InitializeAsync();
        return world;
    }

    /// <summary>Mail is written with the save it tells of, and nobody sends it.</summary>
    private sealed class WithMail(QmsServer server) : TrustWorld(server)
    {
        protected override void Fit(IServiceCollection services) =>
            services.Replace(ServiceDescriptor.Singleton(new MailSettings(new Uri("smtp://127.0.0.1:9"), "QmsPortal <portal@riverside.example>", new Uri("https://quality.riverside.example/"))));
    }
}
