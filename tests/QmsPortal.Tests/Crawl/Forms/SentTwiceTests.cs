using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Crawl.Forms;

/// <summary>A form sent twice, or twenty times at once, has one effect and one answer.</summary>
public class SentTwiceTests(FormsWorld world) : IClassFixture<FormsWorld>
{
    /// <summary>Forms that begin or end a session; what they do a second time is seen by nobody but the sender.</summary>
    private static readonly string[] OfTheSession = ["/sign-in", "/sign-out", "/demonstration"];

    private IEnumerable<DiscoveredForm> Lasting => world.Kinds.Where(form => form.IsAccepted && !OfTheSession.Contains(form.Kind.Named));

    [Fact]
    public async Task Sent_again_it_changes_nothing_more_and_is_answered_alike()
    {
        var faults = new List<string>();
        foreach (var form in Lasting)
        {
            var post = await world.OpenAnew(form);
            var first = await world.Send(form, post);
            var before = await world.Database.Fingerprint();

            var second = await world.Send(form, post);

            if ((second.Status, second.RedirectsTo) != (first.Status, first.RedirectsTo))
                faults.Add($"{form} was answered {first} to {first.RedirectsTo}, then {second} to {second.RedirectsTo}");
            var after = await world.Database.Fingerprint();
            if (before != after)
                faults.Add($"{form} changed the database again: {string.Join(", ", after.Split(Environment.NewLine).Except(before.Split(Environment.NewLine)))}");
        }

        Expect.None(faults);
    }

    [Fact]
    public async Task Twenty_at_once_have_one_effect_and_one_answer()
    {
        var faults = new List<string>();
        foreach (var form in Lasting)
        {
            var once = await world.Send(form, await world.OpenAnew(form));
            var rows = await Rows();
            var post = await world.OpenAnew(form);
            var browsers = new List<Visitor>();
            for (var i = 0; i < 20; i++)
                browsers.Add(world.Copy(await world.Browser(form.Person)));

            var answers = await Task.WhenAll(browsers.Select(browser => Task.Run(() => browser.Once(HttpMethod.Post, post.Address, post.Content()))));

            if (answers.Any(answer => answer.Status != once.Status) || answers.DistinctBy(answer => answer.RedirectsTo).Count() != 1)
                faults.Add($"{form} was answered {string.Join("; ", answers.Select(answer => $"{answer.Status} to {answer.RedirectsTo}").Distinct())}{Environment.NewLine}{string.Join(Environment.NewLine, world.Log.Lines.Where(line => line.Contains("Exception", StringComparison.Ordinal)).TakeLast(2))}");
            if (rows != await Rows())
                faults.Add($"{form} wrote {await Rows()} rows in place of {rows}");
        }

        Expect.None(faults);

        // By table: how many rows are new or changed.
        async Task<string> Rows() => string.Join(", ", (await world.Database.Written()).Select(row => row.Split(':')[0]).Order().GroupBy(table => table).Select(table => $"{table.Key} {table.Count()}"));
    }
}
