using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using QmsPortal.Spc;

namespace QmsPortal.Analysis;

/// <summary>
/// The command for analysts, <c>spc FILE... [--data DIR]</c>: charts cases and prints one line of JSON for each, <c>{"id": …, "expected": …}</c>
/// or <c>{"id": …, "error": …}</c>, so that our numbers can be held against those of another program. It needs no database and prints nothing else.
/// </summary>
internal static class SpcVerb
{
    private const int Refused = 1;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static int Run(string[] args) => Run(args, Console.OpenStandardOutput());

    public static int Run(string[] args, Stream output)
    {
        var (files, data) = Arguments(args);
        // No byte order mark, whatever the console thinks.
        using var lines = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n", AutoFlush = true };
        var exitCode = 0;

        foreach (var file in files)
        {
            var id = Path.GetFileNameWithoutExtension(file);
            try
            {
                var expected = Answered(file, data, ref id);
                lines.WriteLine(JsonSerializer.Serialize(new { id, expected }, Json));
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                lines.WriteLine(JsonSerializer.Serialize(new { id, error = Sentence(fault) }, Json));
                exitCode = Refused;
            }
        }

        return exitCode;
    }

    private static IReadOnlyDictionary<string, object?> Answered(string file, string? data, ref string id)
    {
        using var stream = File.OpenRead(file);
        using var document = JsonDocument.Parse(stream);
        id = CaseFile.IdOf(document.RootElement) ?? id;
        return CaseAnswer.Of(CaseFile.Of(document.RootElement, data));
    }

    private static string Sentence(Exception fault) => fault switch
    {
        SpcInputException => fault.Message,
        JsonException => "The file is not JSON.",
        FileNotFoundException or DirectoryNotFoundException => "There is no such file.",
        IOException or UnauthorizedAccessException => "The file cannot be read.",
        _ => "The case cannot be read.",
    };

    private static (List<string> Files, string? Data) Arguments(string[] args)
    {
        var files = new List<string>();
        string? data = null;
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--data" && i + 1 < args.Length) data = args[++i];
            else if (args[i].StartsWith("--data=", StringComparison.Ordinal)) data = args[i]["--data=".Length..];
            else if (args[i].StartsWith("--", StringComparison.Ordinal)) throw WrongUse();
            else files.Add(args[i]);
        }

        return files.Count > 0 ? (files, data) : throw WrongUse();
    }

    private static PlainFailure WrongUse() => new("Name the cases to chart, and the folder of their series if they refer to any: spc FILE... [--data DIR]", PlainFailure.WrongUse);
}
