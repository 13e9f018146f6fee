using System.Text;
using CsvHelper;
using QmsPortal.Kernel;

namespace QmsPortal.Modules.Control.Imports;

/// <summary>The rows of a CSV file, the header among them.</summary>
internal static class CsvRows
{
    private const int LongestRow = 64 * 1024;

    /// <exception cref="DomainException">The file is not CSV in UTF-8.</exception>
    public static IEnumerable<ImportRow> Read(byte[] content)
    {
        if (content is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            throw new DomainException("The file is in UTF-16. Save it as CSV UTF-8 and upload it again.");
        if (FirstBadRow(content) is { } bad)
            throw new DomainException($"Row {bad}: the text is not in UTF-8. Save the file as CSV UTF-8 and upload it again.");

        var text = Encoding.UTF8.GetString(content).TrimStart('\uFEFF');
        if (string.IsNullOrWhiteSpace(text))
            throw new DomainException("The file is empty.");
        if (text.Contains('\0'))
            throw new DomainException($"Row {Row(text.AsSpan(0, text.IndexOf('\0')))}: the file holds characters that are not text. Save it as CSV UTF-8.");
        return Read(text);
    }

    private static IEnumerable<ImportRow> Read(string text)
    {
        using var csv = CsvReader.FromText(text, new CsvReaderOptions
        {
            MalformedData = CsvMalformedDataHandling.Throw,
            TrackLineNumbers = true,
            TrimWhitespace = true,
            MaxRecordSize = LongestRow,
        });
        Try(() => { csv.ReadHeader(); return true; });
        yield return new ImportRow(1, csv.Headers.ToArray());
        while (Try(csv.Read))
            yield return new ImportRow((int)csv.LineNumber, csv.Current.ToArray());
    }

    private static bool Try(Func<bool> read)
    {
        try
        {
            return read();
        }
        catch (CsvFormatException exception)
        {
            throw new DomainException($"Row {exception.LineNumber}: this row cannot be read as CSV. Check its quotation marks.");
        }
    }

    private static int? FirstBadRow(byte[] content)
    {
        var rest = content.AsSpan();
        var row = 1;
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(rest, out var rune, out var used) != System.Buffers.OperationStatus.Done)
                return row;
            if (rune.Value == '\n')
                row++;
            rest = rest[used..];
        }

        return null;
    }

    private static int Row(ReadOnlySpan<char> before) => before.Count('\n') + 1;
}
