using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Crawl.Forms;

/// <summary>Every form with more fields than it asks: all that any record or request of the site has. None of them is taken.</summary>
public partial class OverPostingTests(FormsWorld world) : IClassFixture<FormsWorld>
{
    private const string Word = "Zanzibarwalrusquartz";
    private const string Number = "777777";
    private const string Year = "2031";
    private const string Id = "0dd0cafe-0dd0-4afe-8afe-0dd0cafe0dd0";

    private static readonly string[] Canaries = [Word, Number, $"{Year}-", Id];

    [Fact]
    public async Task Nothing_is_taken_that_the_form_does_not_ask()
    {
        var extras = await Extras();
        var requests = Requests();
        var faults = new List<string>();
        foreach (var form in world.Kinds.Where(form => form.IsAccepted))
        {
            await world.Send(form, await world.OpenAnew(form));
            var plain = await Written();
            var all = Unasked(await world.OpenAnew(form), extras);

            // What the form's own request has but this form does not ask may be refused; of all the rest the form knows nothing.
            var own = requests.GetValueOrDefault(form.Kind.Route) ?? [];
            var page = await world.Send(form, await With(form, all.Where(extra => !own.Contains(Last(extra.Name)))));
            if (page.Status != 302)
                faults.Add($"{form} with fields of other records was answered {page}");
            var written = await Written();
            faults.AddRange(Found(written).Select(canary => $"{form} stored {canary}"));
            faults.AddRange(written.Except(plain).Take(3).Select(row => $"{form} wrote {row} in place of {string.Join(" / ", plain.Except(written).Take(3))}"));

            page = await world.Send(form, await With(form, all));
            if (page.Status >= 500)
                faults.Add($"{form} with fields of its own request was answered {page}");
            faults.AddRange(Found(await Written()).Select(canary => $"{form} with fields of its own request stored {canary}"));
        }

        Expect.None(faults);
        Assert.True(extras.Count > 200, $"{extras.Count} fields");
    }

    private async Task<Post> With(DiscoveredForm form, IEnumerable<(string, string)> extras) => (await world.OpenAnew(form)).With(extras);

    private static List<(string Name, string Value)> Unasked(Post post, IEnumerable<(string Name, string Value)> extras)
    {
        // Also without the first part of a name: "By" is asked by "By.Day".
        var asked = post.Fields.SelectMany(sent => new[] { sent.Name, sent.Name[..Math.Max(0, sent.Name.LastIndexOf('.'))] }).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. extras.Where(extra => !asked.Contains(extra.Name))];
    }

    private static IEnumerable<string> Found(IEnumerable<string> rows) => rows.Where(row => Canaries.Any(canary => row.Contains(canary, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Rows as they are but for what differs from one post to the next.</summary>
    private async Task<IReadOnlyList<string>> Written() => [.. (await world.Database.Written()).Select(row => OneOff().Replace(Kept().Replace(row, "…"), "…")).Order()];

    private async Task<IReadOnlyList<(string Name, string Value)>> Extras()
    {
        var entities = await world.Ask(db => Task.FromResult(db.Model.GetEntityTypes().SelectMany(type => type.GetProperties().Select(property => (property.Name, property.ClrType))).ToList()));
        var requests = typeof(Site).Assembly.GetTypes().Where(type => type.Name is "Command" && type.IsNested).SelectMany(type => type.GetProperties().Select(property => (property.Name, property.PropertyType)));
        return [.. entities.Concat(requests).DistinctBy(property => property.Item1)
            .Where(property => property.Item1 is not "OperationId" and not "NotAPatientNumberBecause")
            .SelectMany(property => new[] { property.Item1, $"Command.{property.Item1}" }.Select(name => (name, Canary(property.Item2))))];
    }

    private static string Canary(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsEnum ? Enum.GetNames(type)[^1]
            : type == typeof(bool) ? "true"
            : type == typeof(Guid) ? Id
            : type == typeof(int) || type == typeof(long) || type == typeof(uint) || type == typeof(decimal) || type == typeof(double) ? Number
            : type == typeof(DateOnly) || type == typeof(DateTimeOffset) || type == typeof(DateTime) ? $"{Year}-07-07"
            : Word;
    }

    /// <summary>By route, the names of what the page's own request can hold.</summary>
    private Dictionary<string, HashSet<string>> Requests() => world.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null)
        .Select(endpoint => (Route: "/" + endpoint.RoutePattern.RawText!.TrimStart('/'), Model: Model(endpoint)))
        .Where(page => page.Model is not null)
        .GroupBy(page => page.Route).ToDictionary(same => same.Key, same => same.First().Model!.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .SelectMany(property => property.Name is "Command" ? property.PropertyType.GetProperties().Select(part => part.Name) : [property.Name]).ToHashSet(StringComparer.OrdinalIgnoreCase));

    /// <summary>Pages are compiled with their model: "/Control/Issues/Show" is QmsPortal.Modules.Control.Issues.ShowModel.</summary>
    private static Type? Model(RouteEndpoint endpoint) =>
        typeof(Site).Assembly.GetType("QmsPortal.Modules" + endpoint.Metadata.GetMetadata<PageActionDescriptor>()!.ViewEnginePath.Replace('/', '.') + "Model");

    private static string Last(string name) => name[(name.LastIndexOf('.') + 1)..];

    [GeneratedRegex(@"[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}|[0-9A-F]{64}|[0-9a-f]{32}|AQAAAA[^,)""]*|\\x[0-9a-f]{20,}|2026-05-05[T ][0-9:.+]+|(?<![0-9-])[0-9]{4,}(?![0-9-])|(?<=,)[A-Z0-9]{8}(?=,)")]
    private static partial Regex OneOff();

    [GeneratedRegex(@"[Kk][Ee][Pp][Tt].[0-9]+|somebody\.[0-9]+|SOMEBODY\.[0-9]+|file-[0-9]+|evidence-[0-9]+")]
    private static partial Regex Kept();
}
