using System.Text;
using System.Text.Json;
using QmsPortal.Analysis;
using Xunit;

namespace QmsPortal.Tests.Operations;

public sealed class SpcVerbTests : IDisposable
{
    private static readonly string Cases = Repository.PathTo("tests/QmsPortal.Spc.Tests/Cases");

    // Where we do better than the package on purpose: Deviations.cs of the tests of the library.
    private static readonly string[] Deviations = ["i-06-constant", "xmr-16-constant-screened", "xmr-18-single-step", "xmr-23-last-missing"];

    private readonly string folder = Directory.CreateTempSubdirectory("qms-tests-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Every_case_is_answered_in_the_fields_of_the_case()
    {
        var files = Directory.GetFiles(Cases, "*.json", SearchOption.AllDirectories).Where(file => !file.Contains("/data/", StringComparison.Ordinal)).ToArray();

        var (_, lines) = Run([.. files, "--data", Path.Combine(Cases, "data")]);

        Assert.Equal(files.Length, lines.Count);
        foreach (var (file, line) in files.Zip(lines))
        {
            var (given, answer) = (Parsed(File.ReadAllText(file)), Parsed(line));
            var id = given.GetProperty("id").GetString()!;
            Assert.Equal(id, answer.GetProperty("id").GetString());
            if (given.GetProperty("expected").TryGetProperty("error", out _) && !Deviations.Contains(id)) Assert.True(answer.TryGetProperty("error", out _), id);
            else if (!Deviations.Contains(id)) AssertSame(given.GetProperty("expected"), answer.GetProperty("expected"), id);
            else Assert.True(answer.TryGetProperty("expected", out _), id);
        }
    }

    [Fact]
    public void A_bad_case_has_a_line_that_says_why_and_the_others_are_answered()
    {
        var good = Write("good.json", """{"id":"good","chart":"c","input":{"values":[1,2,3]}}""");

        var (exitCode, lines) = Run([Write("bad.json", "{"), good, Path.Combine(folder, "nowhere.json")]);

        Assert.Equal(1, exitCode);
        Assert.Equal("""{"id":"bad","error":"The file is not JSON."}""", lines[0]);
        Assert.StartsWith("""{"id":"good","expected":{"y":[1,2,3],"cl":[2,2,2],""", lines[1], StringComparison.Ordinal);
        Assert.Equal("""{"id":"nowhere","error":"There is no such file."}""", lines[2]);
        Assert.Equal(0, Run([good]).ExitCode);
    }

    [Theory]
    [InlineData("[]", "The case is not an object.")]
    [InlineData("""{"chart":"xmr","input":{"values":[NaN]}}""", "The file is not JSON.")]
    [InlineData("""{"chart":"xmr","input":{"values":[1e400]}}""", "In values there is something else than numbers that can be calculated with.")]
    [InlineData("""{"chart":"xmr","input":{"values":["1"]}}""", "In values there is something else than numbers that can be calculated with.")]
    [InlineData("""{"chart":"nonsense","input":{"values":[1]}}""", "There is no chart nonsense.")]
    [InlineData("""{"input":{"values":[1]}}""", "The case does not say which chart.")]
    [InlineData("""{"chart":"c"}""", "The case has no input.")]
    [InlineData("""{"chart":"c","input":{"dates":["2024-01-01"],"values":[1,2]}}""", "There are 1 dates for 2 values.")]
    [InlineData("""{"chart":"c","input":{"dates":["2024-02-30"],"values":[1]}}""", "In dates there is something else than dates such as 2024-03-01.")]
    [InlineData("""{"chart":"xmr","input":{"dates":["2024-01-01","2024-01-01"],"values":[1,2]}}""", "There is more than one point for 1 January 2024. Give each date once.")]
    [InlineData("""{"chart":"xmr","input":{"values":[1]},"settings":{"rebaseDate":"2024-01-01"}}""", "There is no setting rebaseDate for this chart.")]
    [InlineData("""{"chart":"xmr","input":{"values":[1]},"settings":{"profile":"own"}}""", "There is no profile own.")]
    [InlineData("""{"chart":"c","input":{"values":[1]},"settings":{"profile":"mdc"}}""", "Only an XmR chart has that profile.")]
    [InlineData("""{"chart":"p","input":{"x":[7],"numerators":[5],"denominators":[4]}}""", "The numerator at 7 is above the denominator, which a proportion cannot be.")]
    [InlineData("""{"chart":"u","input":{"numerators":[5],"denominators":[-4]}}""", "The denominator at 1 is below zero.")]
    [InlineData("""{"chart":"t","input":{"values":[0]}}""", "The time at 1 is not above zero: a t chart cannot take it. Measure the time more finely.")]
    [InlineData("""{"chart":"c","input":{"series":{"dataset":"d","key":"k","values":"v"}}}""", "The case refers to a series. Say where the data are with --data DIR.")]
    public void What_cannot_be_charted_is_an_error_and_no_crash(string text, string error)
    {
        var (exitCode, lines) = Run([Write("case.json", text)]);

        Assert.Equal((1, error), (exitCode, Parsed(Assert.Single(lines)).GetProperty("error").GetString()));
    }

    [Theory]
    [InlineData("nothing", "The dataset nothing cannot be read.")]
    [InlineData("../secret", "The name of a dataset is that of a file in the data folder.")]
    [InlineData("set", "There is no column w in the series k of set.")]
    public void A_series_that_is_not_there_is_an_error(string dataset, string error)
    {
        Write("set.json", """{"series":{"k":{"x":[1],"columns":{"v":[1]}}}}""");
        var text = """{"chart":"c","input":{"series":{"dataset":"DATASET","key":"k","values":"w"}}}""".Replace("DATASET", dataset, StringComparison.Ordinal);

        var (_, lines) = Run([Write("case.json", text), "--data", folder]);

        Assert.Equal(error, Parsed(Assert.Single(lines)).GetProperty("error").GetString());
    }

    [Fact]
    public async Task It_prints_its_lines_alone_and_takes_paths_from_where_it_is_typed()
    {
        var name = $"qms-tests-{Path.GetFileName(folder)}.json";
        var file = Path.Combine(Path.GetTempPath(), name);
        await File.WriteAllTextAsync(file, """{"id":"a","chart":"run","input":{"values":[1,2,3]}}""");

        var ended = await SiteProcess.RunAsync($"spc {name}");

        File.Delete(file);
        Assert.Equal((0, ""), (ended.ExitCode, ended.Errors));
        Assert.StartsWith("{\"id\":\"a\"", ended.Output, StringComparison.Ordinal);
        Assert.Single(ended.Output.Trim().Split('\n'));
    }

    [Fact]
    public void Commands_keep_the_folder_in_which_they_are_typed()
    {
        Assert.Contains("<EnableDefaultRunWorkingDirectory>false<", Repository.Read("src/QmsPortal.Web/QmsPortal.Web.csproj"), StringComparison.Ordinal);
        Assert.Contains("cd \"$typed\"", Repository.Read("script/run"), StringComparison.Ordinal);
    }

    private static (int ExitCode, List<string> Lines) Run(string[] arguments)
    {
        using var output = new MemoryStream();
        var exitCode = SpcVerb.Run(arguments, output);
        var bytes = output.ToArray();
        Assert.NotEqual(0xEF, bytes[0]);
        return (exitCode, [.. Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries)]);
    }

    private string Write(string name, string text)
    {
        var file = Path.Combine(folder, name);
        File.WriteAllText(file, text);
        return file;
    }

    private static JsonElement Parsed(string text) => JsonSerializer.Deserialize<JsonElement>(text);

    private static void AssertSame(JsonElement expected, JsonElement actual, string where)
    {
        Assert.True(expected.ValueKind == actual.ValueKind, $"{where} is {actual}, not {expected}");
        if (expected.ValueKind is JsonValueKind.Array)
        {
            Assert.Equal(expected.GetArrayLength(), actual.GetArrayLength());
            for (var i = 0; i < expected.GetArrayLength(); i++) AssertSame(expected[i], actual[i], $"{where} {i + 1}");
        }
        else if (expected.ValueKind is JsonValueKind.Object)
        {
            foreach (var field in expected.EnumerateObject()) AssertSame(field.Value, actual.GetProperty(field.Name), $"{where} {field.Name}");
        }
        else if (expected.ValueKind is JsonValueKind.Number)
        {
            var (number, answer) = (expected.GetDouble(), actual.GetDouble());
            Assert.True(Math.Abs(answer - number) <= Math.Max(1e-12, 1e-9 * Math.Abs(number)), $"{where} is {answer}, not {number}");
        }
        else
        {
            Assert.True(expected.ToString() == actual.ToString(), $"{where} is {actual}, not {expected}");
        }
    }
}
