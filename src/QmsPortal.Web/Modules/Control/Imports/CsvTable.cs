using System.Text;
using CsvHelper;
using QmsPortal.Kernel;

namespace QmsPortal.Modules.Control.Imports;

/// <summary>A CSV file as its header and rows. A file that cannot be read is refused with the row and the reason.</summary>
internal sealed record CsvTable(IReadOnlyList<string> Header, IReadOnlyList<CsvRow> Rows)
{
    private const int MostColumns = 100;
    private const int LongestRow = 64 * 1024;

    /// <exception cref="DomainException">The file is not CSV in UTF-8, or has no header or no rows.</exception>
    public static CsvTable Read(byte[] content)
    {
        if (content is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            throw new DomainException("The file is in UTF-16. Save it as CSV UTF-8 and upload it again.");
        if (content is [0x50, 0x4B, ..])
            throw new DomainException("This is a workbook, not a CSV file. Save the sheet as CSV UTF-8 and upload that.");
        if (FirstBadRow(content) is { } bad)
            throw new DomainException($"Row {bad}: the text is not in UTF-8. Save the file as CSV UTF-8 and upload it again.");

        var text = Encoding.UTF8.GetString(content).TrimStart('\uFEFF');
        if (string.IsNullOrWhiteSpace(text))
            throw new DomainException("The file is empty.");
        if (text.Contains('\0'))
            throw new DomainException($"Row {Row(text.AsSpan(0, text.IndexOf('\0')))}: the file holds characters that are not text. Save it as CSV UTF-8.");
        try
        {
            return Read(text);
        }
        catch (CsvFormatException exception)
        {
            throw new DomainException($"Row {exception.LineNumber}: this row cannot be read as CSV. Check its quotation marks.");
        }
    }

    private static CsvTable Read(string text)
    {
        using var csv = CsvReader.FromText(text, new CsvReaderOptions
        {
            MalformedData = CsvMalformedDataHandling.Throw,
            TrackLineNumbers = true,
            TrimWhitespace = true,
            MaxRecordSize = LongestRow,
        });
        csv.ReadHeader();
        var header = csv.Headers.ToArray();
        if (header.Length > MostColumns)
            throw new DomainException($"Row 1: the file has {header.Length} columns. {MostColumns} is the most that can be read.");
        if (header.Any(string.IsNullOrWhiteSpace))
            throw new DomainException("Row 1: every column needs a name.");
        if (header.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new DomainException($"Row 1: the column “{twice.Key}” is there twice.");

        var rows = new List<CsvRow>();
        while (csv.Read())
        {
            var cells = csv.Current.ToArray();
            if (cells.All(string.IsNullOrWhiteSpace))
                continue;
            if (cells.Skip(header.Length).Any(cell => !string.IsNullOrWhiteSpace(cell)))
                throw new DomainException($"Row {csv.LineNumber}: this row has {cells.Length} cells, but row 1 names {header.Length} columns. Put a number or a text that holds a comma in quotation marks.");
            if (rows.Count == Import.MostRows)
                throw new DomainException($"The file has more than {Import.MostRows:#,0} rows. Split it and import the parts.");
            rows.Add(new CsvRow((int)csv.LineNumber, cells));
        }

        return rows.Count > 0 ? new CsvTable(header, rows) : throw new DomainException("The file has a header but no rows.");
    }

    /// <summary>The whole file is kept with its import, so no cell of it may name a patient, also in a column that nobody reads.</summary>
    /// <exception cref="DomainException">A cell looks like a patient's number.</exception>
    public void RefusePatients()
    {
        foreach (var row in Rows)
        {
            for (var column = 0; column < row.Cells.Count; column++)
            {
                if (row.Cells[column].Length >= 10 && PatientIdentifiers.LikelyIn(row.Cells[column]))
                    throw new DomainException($"Row {row.Number}, column {(column < Header.Count ? Header[column] : column + 1)}: this looks like a patient's number. Take the column out: files are never a place for patients.");
            }
        }
    }

    public int Column(string? name) => name is null ? -1 : Header.ToList().FindIndex(column => column == name);

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

/// <summary>A row and its number in the file, counted from 1 with the header.</summary>
internal sealed record CsvRow(int Number, IReadOnlyList<string> Cells)
{
    public string Cell(int column) => column >= 0 && column < Cells.Count ? Cells[column] : "";
}
