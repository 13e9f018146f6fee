using Microsoft.Extensions.DependencyInjection;
using QmsPortal.Data;
using QmsPortal.Data.Seeds;
using QmsPortal.Kernel.Audit;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Spc;
using Period = QmsPortal.Modules.Control.Measures.Period;

namespace QmsPortal.Benchmarks.Kill;

/// <summary>Who works in the drill, and where. Each has a measure of their own, so that they do not wait for one another.</summary>
internal sealed record Place(string Email, string Ward, string Measure);

/// <summary>Fills an empty database: the fictional trust, or one ward of it.</summary>
internal static class Wards
{
    private const string LoneWard = "Ward 1";
    private const string LoneSister = "mina.patel@lakeside.example";

    private static readonly (string Email, string Ward)[] Sisters = [(People.Sister, "ward-7"), (People.NinthSister, "ward-9"), (People.AcuteNurse, "acute-unit")];

    public static async Task<IReadOnlyList<Place>> Fill(string connection, AuditKey key, int users, bool wholeTrust)
    {
        await Schema.Migrate(connection);
        if (wholeTrust)
            await Trust.PlantIfEmpty(connection, key);
        var now = TimeProvider.System.GetUtcNow();
        var clock = new StoryClock(now);
        await using var services = Site.AddCore(new ServiceCollection().AddLogging(), connection, key)
            .AddSingleton(new SiteMode(IsDemonstration: true)).AddSingleton<TimeProvider>(clock).BuildServiceProvider();
        var story = new Story(services, clock, now);
        if (!wholeTrust)
            await Begin(services);
        var steward = wholeTrust ? People.DataSteward : LoneSister;

        var places = new List<Place>();
        for (var i = 1; i <= users; i++)
        {
            var (email, ward) = wholeTrust ? Sisters[i % Sisters.Length] : (LoneSister, OrgNode.CodeFrom(LoneWard));
            var measure = await story.As(steward, now, Definition(i));
            await story.As(steward, now, new StartMeasuring.Command { Place = ward, Measure = measure });
            places.Add(new Place(email, ward, measure));
        }

        return places;
    }

    /// <summary>One ward and one person, as an empty demonstration begins.</summary>
    private static async Task Begin(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<MediatR.IMediator>().Send(new SetUp.Command
        {
            Organisation = "Lakeside",
            Ward = LoneWard,
            Name = "Mina Patel",
            Post = "Ward sister",
            Email = LoneSister,
            Password = Trust.Password,
        });
    }

    private static DefineMeasure.Command Definition(int number) => new()
    {
        Title = $"{Write.Drill} {number}",
        ShortName = $"Drill {number}",
        Numerator = "Rounds",
        Multiplier = 1,
        Unit = "rounds",
        Direction = ImprovementDirection.Increase,
        Chart = ChartKind.Xmr,
        Every = Period.Day,
    };
}
