using System.Text.RegularExpressions;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Crawl.Forms;

public class BadInputFirstTests(FormsWorld world) : BadInputTests(world, 0);

public class BadInputSecondTests(FormsWorld world) : BadInputTests(world, 1);

/// <summary>
/// Whatever a field is given is answered in plain words, soon, and nothing is stored of what is refused. Two shares of the forms, side by
/// side; a third of the kinds in each form, the next third in the next, and in the run of the week all of them.
/// </summary>
public abstract partial class BadInputTests(FormsWorld world, int share) : IClassFixture<FormsWorld>
{
    private const int Shares = 2;

    // All of them take a tenth of the time that a whole run may take: that is for the run of the week.
    private static readonly int OneOf = Environment.GetEnvironmentVariable("QMS_TEST_RANDOM") is { Length: > 0 } ? 1 : 3;

    [Fact]
    public async Task Bad_input_of_each_kind_is_answered_clearly()
    {
        var input = new BadInput(world);
        var (faults, tried, next) = (new List<string>(), 0, 0);
        foreach (var form in BadInput.Share(world, share, Shares))
        {
            input.Close();
            var fields = (await input.Open(form)).Asked.DistinctBy(field => Row().Replace(field.Name, "[]")).ToList();
            var kinds = BadInput.Kinds.Where((_, i) => i % OneOf == next).ToList();
            foreach (var kind in kinds)
                faults.AddRange(await Faults(input, form, fields, kind));
            (tried, next) = (tried + (fields.Count * kinds.Count), (next + 1) % OneOf);
        }

        Expect.None(faults);
        Assert.True(tried > 1500 / OneOf, $"{tried} tried");
    }

    /// <summary>
    /// All fields at once first: a field that the answer names is answered, and if all are taken each is. The others again, until none is
    /// named; then one by one, since what is wrong with one may hide what is wrong with another.
    /// </summary>
    private static async Task<List<string>> Faults(BadInput input, DiscoveredForm form, List<Sent> fields, (string Name, Func<Sent, IEnumerable<Sent>> Change) kind)
    {
        List<string> faults = [];
        var together = fields.Where(MustBeNamed).ToList();
        while (together.Count > 1)
        {
            var page = await Try(together, null);
            var answered = page.Status == 302 ? together : together.Where(field => BadInput.Names(page, field.Name)).ToList();
            if (answered.Count == 0)
                break;
            together = [.. together.Except(answered)];
        }

        foreach (var field in together.Concat(fields.Where(field => !MustBeNamed(field))))
            await Try([field], MustBeNamed(field) ? field.Name : null);
        return faults;

        async Task<Page> Try(List<Sent> changed, string? only)
        {
            var bad = BadInput.Changed(await input.Open(form), changed.ToDictionary(field => field.Name, _ => kind.Change));
            var (page, fault) = await input.Try(form, bad, $"{string.Join(", ", changed.Select(field => field.Name))} {kind.Name}", only);
            faults.AddRange(fault is null ? [] : [fault]);
            return page;
        }
    }

    /// <summary>Passwords are held against each other, so that what is said may stand at the other one.</summary>
    private static bool MustBeNamed(Sent field) => field.Control is not (Control.Hidden or Control.Password);

    /// <summary>The rows of a list are alike: the first stands for all.</summary>
    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Row();
}
