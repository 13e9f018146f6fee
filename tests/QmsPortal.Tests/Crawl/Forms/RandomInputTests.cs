using System.Globalization;
using System.Text;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Crawl.Forms;

public class RandomInputFirstTests(FormsWorld world) : RandomInputTests(world, 0);

public class RandomInputSecondTests(FormsWorld world) : RandomInputTests(world, 1);

public class RandomInputThirdTests(FormsWorld world) : RandomInputTests(world, 2);

/// <summary>Random changes of every field of every form, several in one post: 20 of each, or as many as QMS_TEST_RANDOM says. Three shares of the forms, so that they run side by side.</summary>
public abstract class RandomInputTests(FormsWorld world, int share) : IClassFixture<FormsWorld>
{
    private const int Shares = 3;
    // Two hundred each, as the bar has it, take more than half of the time that a whole run may take: that is for the run of the week.
    private static readonly int ForEachField = Number("QMS_TEST_RANDOM", 20);

    // Another gives other changes; a failure names it.
    private static readonly int Seed = Number("QMS_TEST_SEED", 20260505);

    private static readonly string[] Pieces =
    [
        "", " ", "0", "-", "1e9", "99999999999", "\0", "\uD800", "\u202E", "\u0301", "\u200B", "\uFEFF", "😀", "'", "\"", "<b>", "&amp;", "{{7*7}}", "%00", "%s", "../", "\r\n", "\t", "null", "true", "NaN", "31", "29", "02", "1900", "é", "ß", "ﷺ", ";--", "=1+1", "943 476 5919",
    ];

    [Fact]
    public async Task Random_changes_are_answered_clearly()
    {
        var random = new Random(Seed + share);
        var input = new BadInput(world);
        var faults = new List<string>();
        foreach (var form in BadInput.Share(world, share, Shares))
        {
            input.Close();
            var left = (await input.Open(form)).Asked.ToDictionary(sent => sent.Name, _ => ForEachField);
            while (left.Values.Any(times => times > 0))
            {
                var post = await input.Open(form);
                var changed = left.Keys.Where(name => left[name] > 0 && (left.Count == 1 || random.Next(6) > 0)).ToList();
                changed.ForEach(name => left[name]--);
                var changes = changed.ToDictionary(name => name, _ => Change(random));
                var bad = BadInput.Changed(post, changes);
                if ((await input.Try(form, bad, string.Join(", ", bad.Fields.Where(sent => changed.Contains(sent.Name)).Select(sent => $"{sent.Name}={Shown(sent.Value)}")), null)).Fault is { } fault)
                    faults.Add($"seed {Seed}: {fault}");
            }
        }

        Expect.None(faults);
    }

    private static int Number(string setting, int otherwise) => Environment.GetEnvironmentVariable(setting) is { Length: > 0 } set ? int.Parse(set, CultureInfo.InvariantCulture) : otherwise;

    private static Func<Sent, IEnumerable<Sent>> Change(Random random) => random.Next(12) switch
    {
        0 => _ => [],
        1 => sent => [sent, sent with { Value = Mutated(sent.Value, random) }],
        2 => sent => [sent with { Name = $"{sent.Name}[{random.Next(3)}]" }],
        3 => sent => [sent.Options is { Count: > 0 } options ? sent with { Value = options[random.Next(options.Count)] } : sent with { Value = random.Next(-1, 4000).ToString(CultureInfo.InvariantCulture) }],
        _ => sent => [sent.File is { } file ? sent with { File = file with { Content = Mutated(file.Content, random) } } : sent with { Value = Mutated(sent.Value, random) }],
    };

    private static string Mutated(string value, Random random)
    {
        var text = new StringBuilder(value);
        for (var times = random.Next(1, 5); times > 0; times--)
        {
            var at = random.Next(text.Length + 1);
            var piece = Pieces[random.Next(Pieces.Length)];
            if (random.Next(3) == 0 && at < text.Length)
                text.Remove(at, random.Next(1, text.Length - at + 1));
            else
                text.Insert(at, random.Next(20) == 0 ? string.Concat(Enumerable.Repeat(piece, 300)) : piece);
        }

        return text.ToString();
    }

    private static byte[] Mutated(byte[] content, Random random)
    {
        var bytes = content.ToList();
        for (var times = random.Next(1, 6); times > 0; times--)
            bytes.Insert(random.Next(bytes.Count + 1), (byte)(random.Next(3) == 0 ? ",\n\"\r;"[random.Next(5)] : random.Next(256)));
        return [.. bytes];
    }

    private static string Shown(string text) => string.Concat(text.Take(80).Select(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-' ? c.ToString() : $"\\u{(int)c:X4}"));
}
