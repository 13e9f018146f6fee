using QmsPortal.Kernel;

namespace QmsPortal.Modules.Control.Imports;

/// <summary>A file of values as its header and rows, whether it came as CSV, as a workbook or as FHIR reports.</summary>
internal sealed record ImportTable(IReadOnlyList<string> Header, IReadOnlyList<ImportRow> Rows)
{
    private const int MostColumns = 100;

    /// <exception cref="DomainException">The file is of no kind that can be read, or has no header or no rows; the message names the row.</exception>
    public static ImportTable Read(byte[] content) => Of(content switch
    {
        [0x50, 0x4B, ..] => WorkbookRows.Read(content),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => throw new DomainException("This workbook is in the old .xls form, or has a password. Save it as .xlsx without a password and upload it again."),
        _ when FhirRows.Is(content) => FhirRows.Read(content),
        _ => CsvRows.Read(content),
    });

    private static ImportTable Of(IEnumerable<ImportRow> read)
    {
        string[]? header = null;
        var rows = new List<ImportRow>();
        foreach (var row in read)
        {
            if (header is null)
                header = Named(row);
            else if (!row.Cells.All(string.IsNullOrWhiteSpace))
                rows.Add(Checked(row, header.Length, rows.Count));
        }

        return header is null ? throw new DomainException("The file is empty.")
            : rows.Count > 0 ? new ImportTable(header, rows) : throw new DomainException("The file has a header but no rows.");
    }

    private static string[] Named(ImportRow row)
    {
        var header = row.Cells.ToArray();
        if (header.Length > MostColumns)
            throw new DomainException($"Row {row.Number}: the file has {header.Length} columns. {MostColumns} is the most that can be read.");
        if (header.Any(string.IsNullOrWhiteSpace))
            throw new DomainException($"Row {row.Number}: every column needs a name.");
        return header.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? throw new DomainException($"Row {row.Number}: the column “{twice.Key}” is there twice.")
            : header;
    }

    private static ImportRow Checked(ImportRow row, int columns, int before)
    {
        if (row.Cells.Skip(columns).Any(cell => !string.IsNullOrWhiteSpace(cell)))
            throw new DomainException($"Row {row.Number}: this row has {row.Cells.Count} cells, but the header names {columns} columns. In a CSV file, put a number or a text that holds a comma in quotation marks.");
        return before < Import.MostRows ? row : throw new DomainException($"The file has more than {Import.MostRows:#,0} rows. Split it and import the parts.");
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
}

/// <summary>A row and its number in the file, counted from 1 with the header.</summary>
internal sealed record ImportRow(int Number, IReadOnlyList<string> Cells)
{
    /// <summary>Not all is counted yet.</summary>
    public bool IsProvisional { get; init; }

    /// <summary>The last day it counts, where the file says so.</summary>
    public DateOnly? Until { get; init; }

    public string Cell(int column) => column >= 0 && column < Cells.Count ? Cells[column] : "";
}
