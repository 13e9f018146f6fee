using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Crawl.Forms;

/// <summary>The log of production: who did what when, and nothing that anybody typed.</summary>
public class LogTests(FaultyWorld world) : IClassFixture<FaultyWorld>
{
    private static readonly string[] Canaries = [.. Enumerable.Range(1, 30).Select(number => string.Create(CultureInfo.InvariantCulture, $"kanari{number:00}vogel"))];

    private int sung;

    [Fact]
    public async Task Nothing_that_people_type_is_logged()
    {
        foreach (var form in world.Kinds)
        {
            await Fill(form, sent => Canary);
            await Fill(form, sent => string.Concat(Enumerable.Repeat(Canary + " ", 60)));
            await Fill(form, sent => Canary, () => world.Injected.Words = Canary);
            await Fill(form, sent => Canary, () => (world.Injected.Words, world.Injected.ByTheDatabase) = (Canary, true));
        }

        await SendTwins();
        await Ask();

        Expect.None(world.Lines.All.Where(line => line.Contains("kanari", StringComparison.OrdinalIgnoreCase)).Select(line => line[..Math.Min(line.Length, 400)]));
        Assert.True(sung > 100);
        Assert.Contains(world.Lines.All, line => line.Contains("PostgresException 42P01", StringComparison.Ordinal));
        Assert.Contains(world.Lines.All, line => line.Contains("\"@l\":\"Error\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_bears_on_security_is_logged_with_the_persons_id_and_the_time_in_utc()
    {
        var (rowan, amara) = (await Id(world.Rowan), await Id(world.Amara));
        var nurse = await world.As(world.Amara);
        await nurse.Get("/settings");
        await (await nurse.Get("/sign-out")).Submit("Sign out");
        await world.Anybody().SignIn(world.Amara, "not-her-password");
        var person = await world.Send(world.Rowan, new AddPerson.Command { Name = "Pat Doe", Post = "Porter", Email = "pat.doe@riverside.example", Password = "four-brown-badgers" });
        var role = await world.Send(world.Rowan, new GiveRole.Command { Person = person, Place = world.Ward7, Role = Role.TeamMember, From = DateInput.From(new DateOnly(2026, 5, 5)) });
        await world.Send(world.Rowan, new EndRole.Command { Person = person, Role = role });
        await world.Send(world.Rowan, new CloseAccount.Command { Person = person, Reason = "Left" });
        await Fill(world.Kinds.Single(form => form.Kind.Named == "/imports/{number:int} Run"), sent => sent.Value);

        Logged("Signed in", amara);
        Logged("Permission refused", amara);
        Logged("Signed out", amara);
        Logged("Sign-in refused", amara);
        Logged("GiveRole", rowan);
        Logged("EndRole", rowan);
        Logged("CloseAccount", rowan);
        Logged("RunImport", null);
        Assert.All(world.Lines.All, line => Assert.EndsWith("Z", JsonDocument.Parse(line).RootElement.GetProperty("@t").GetString()!, StringComparison.Ordinal));
        Expect.None(world.Lines.All.Where(line => line.Contains("@riverside", StringComparison.OrdinalIgnoreCase) || line.Contains("Amara", StringComparison.Ordinal)));
    }

    private string Canary => Canaries[Interlocked.Increment(ref sung) % Canaries.Length];

    private void Logged(string what, Guid? person)
    {
        var about = world.Lines.All.Where(line => line.Contains(what, StringComparison.Ordinal)).ToList();
        Assert.True(about.Any(line => person is null || line.Contains($"\"Person\":\"{person}\"", StringComparison.Ordinal)), $"{what} by {person}, but {string.Join(Environment.NewLine, about.TakeLast(5))}");
    }

    private Task<Guid> Id(string email) => world.Ask(db => db.Users.Where(account => account.Email == email).Select(account => account.Id).SingleAsync());

    private async Task Fill(DiscoveredForm form, Func<Sent, string> value, Action? before = null)
    {
        var post = await world.OpenAnew(form);
        post = post with
        {
            Fields = [.. post.Fields.Select(sent => sent.Control switch
            {
                Control.Text or Control.Password or Control.Number => sent with { Value = value(sent) },
                Control.Email => sent with { Value = $"{value(sent).Split(' ')[0]}@riverside.example" },
                Control.File => sent with { File = SentFile.Text(value(sent).Trim() + ".csv", $"{value(sent)},{value(sent)}\n{value(sent)},1\n") },
                _ => sent,
            })],
        };
        try
        {
            before?.Invoke();
            await world.Send(form, post);
        }
        finally
        {
            (world.Injected.Words, world.Injected.ByTheDatabase) = (null, false);
        }
    }

    /// <summary>Twenty at once with an e-mail address that may stand once only: the database refuses nineteen.</summary>
    private async Task SendTwins()
    {
        var form = world.Kinds.Single(form => form.Kind.Named == "/settings/people/add");
        await world.Database.Restore();
        var browsers = new List<Visitor>();
        for (var i = 0; i < 20; i++)
            browsers.Add(world.Copy(await world.Browser(form.Person)));
        var posts = new List<Post>();
        for (var i = 0; i < browsers.Count; i++)
            posts.Add((await world.Open(form))!.With("Command.Email", $"{Canaries[0]}@riverside.example").With("Command.Name", Canaries[1]));
        await Task.WhenAll(browsers.Zip(posts).Select(pair => Task.Run(() => pair.First.Once(HttpMethod.Post, pair.Second.Address, pair.Second.Content()))));
    }

    private async Task Ask()
    {
        foreach (var path in new[] { "/sign-in?from=/", "/places?filter=", "/settings/people?name=", "/raise?at=", "/issues/", "/at/", "/definitions/", "/", "/at/ward-7/measures?show=" })
        {
            await (await world.Browser(world.Rowan)).Get(path + Canary);
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Visitor.Site, path + Canary));
            foreach (var header in new[] { "User-Agent", "Referer", "Accept-Language", "X-Forwarded-For", "X-Request-Id", "traceparent", "Cookie", "Origin" })
                request.Headers.TryAddWithoutValidation(header, header is "Cookie" ? $"__Host-qms={Canary}; __Host-qms-form={Canary}; __Host-qms-note={Canary}" : Canary);
            (await world.Raw(request)).Dispose();
            using var post = new HttpRequestMessage(HttpMethod.Post, new Uri(Visitor.Site, path + Canary)) { Content = new StringContent(Canary, null, "multipart/form-data") };
            (await world.Raw(post)).Dispose();
        }
    }
}
