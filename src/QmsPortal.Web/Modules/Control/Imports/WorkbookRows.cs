using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using QmsPortal.Kernel;

namespace QmsPortal.Modules.Control.Imports;

/// <summary>The rows of a workbook's first visible sheet (.xlsx), as text: dates as 2026-05-31, numbers as they are stored, results of formulas.</summary>
internal sealed partial class WorkbookRows
{
    /// <summary>A small file can unfold to any size: no part of it is read further than this. A sheet of 100,000 rows needs some 23 million.</summary>
    private const int MostCharacters = 32 * 1024 * 1024;

    /// <summary>Days from 1 January 1900 to 1904, where some workbooks begin to count.</summary>
    private const int DaysTo1904 = 1462;

    private readonly WorkbookPart book;
    private readonly List<string> shared;
    private readonly HashSet<uint> dateStyles;
    private readonly bool from1904;

    private WorkbookRows(WorkbookPart book)
    {
        this.book = book;
        shared = [.. Elements<SharedStringItem>(book.SharedStringTablePart).Select(item => item.Text?.Text ?? string.Concat(item.Elements<Run>().Select(run => run.Text?.Text)))];
        dateStyles = DateStyles(book.WorkbookStylesPart?.Stylesheet);
        from1904 = book.Workbook?.WorkbookProperties?.Date1904?.Value is true;
    }

    /// <exception cref="DomainException">The file is not a workbook, or has no sheet that can be read.</exception>
    public static IEnumerable<ImportRow> Read(byte[] content)
    {
        using var stream = new MemoryStream(content, writable: false);
        using var file = Try(() => SpreadsheetDocument.Open(stream, false, new OpenSettings { MaxCharactersInPart = MostCharacters }));
        var rows = Try(() => new WorkbookRows(file.WorkbookPart ?? throw new InvalidDataException()).Rows().GetEnumerator());
        while (Try(rows.MoveNext))
            yield return rows.Current;
    }

    private IEnumerable<ImportRow> Rows()
    {
        var first = book.Workbook?.Sheets?.Elements<Sheet>().FirstOrDefault(sheet => sheet.State is null || sheet.State == SheetStateValues.Visible);
        if (first?.Id?.Value is not { } id || book.GetPartById(id) is not WorksheetPart sheet)
            throw new DomainException("The workbook's first sheet holds no rows.");
        // Cell by cell, since one row may hold millions.
        using var reader = OpenXmlReader.Create(sheet);
        var (number, cells) = (0, new List<string>());
        for (var more = reader.Read(); more;)
        {
            if (reader.ElementType == typeof(Cell) && reader.IsStartElement)
            {
                // Loading it moves on to what follows.
                Add(cells, (Cell)reader.LoadCurrentElement()!);
                continue;
            }

            if (reader.ElementType == typeof(Row) && reader.IsStartElement)
                (number, cells) = (NumberOf(reader) ?? number + 1, []);
            else if (reader.ElementType == typeof(Row) && cells.Count > 0)
                yield return new ImportRow(number, cells);
            more = reader.Read();
        }
    }

    private static int? NumberOf(OpenXmlReader row) =>
        row.Attributes.FirstOrDefault(attribute => attribute.LocalName == "r").Value is { Length: > 0 } number ? int.Parse(number, CultureInfo.InvariantCulture) : null;

    /// <summary>At its column, after empty texts where the sheet has no cell. One that is empty adds nothing.</summary>
    private void Add(List<string> cells, Cell cell)
    {
        var text = TextOf(cell).Trim();
        if (text.Length == 0)
            return;
        var column = cell.CellReference?.Value is { } reference ? ColumnOf(reference) : cells.Count;
        cells.AddRange(Enumerable.Repeat("", Math.Max(0, column - cells.Count)));
        cells.Add(text);
    }

    private string TextOf(Cell cell)
    {
        var text = cell.CellValue?.Text ?? "";
        if (cell.DataType?.Value is { } type && type != CellValues.Number)
        {
            return type == CellValues.SharedString ? shared[int.Parse(text, CultureInfo.InvariantCulture)]
                : type == CellValues.InlineString ? cell.InlineString?.Text?.Text ?? string.Concat(cell.InlineString?.Elements<Run>().Select(run => run.Text?.Text) ?? [])
                : type == CellValues.Date && text.Length > 10 ? text[..10]
                : text;
        }

        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return text;
        if (dateStyles.Contains(cell.StyleIndex?.Value ?? 0) && number + (from1904 ? DaysTo1904 : 0) is var day and >= 1 and < 2_958_466)
            return DateTime.FromOADate(Math.Floor(day)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        // Sheets store 0.3 as 0.30000000000000004; fifteen digits are what they show.
        return Math.Abs(number) < 1e15 ? ((decimal)number).ToString(CultureInfo.InvariantCulture) : text;
    }

    /// <summary>"C5" is column 2.</summary>
    private static int ColumnOf(string reference)
    {
        var column = reference.TakeWhile(char.IsAsciiLetterUpper).Take(3).Aggregate(0, (sum, letter) => sum * 26 + letter - 'A' + 1) - 1;
        return column >= 0 ? column : throw new InvalidDataException();
    }

    private static HashSet<uint> DateStyles(Stylesheet? styles)
    {
        var own = (styles?.NumberingFormats?.Elements<NumberingFormat>() ?? [])
            .Where(format => format.NumberFormatId is not null).ToLookup(format => format.NumberFormatId!.Value, format => format.FormatCode?.Value ?? "");
        return [.. (styles?.CellFormats?.Elements<CellFormat>() ?? []).Select((format, i) => (Index: (uint)i, Number: format.NumberFormatId?.Value ?? 0))
            .Where(format => format.Number is >= 14 and <= 17 or 22 || own[format.Number].Any(IsOfDays)).Select(format => format.Index)];
    }

    /// <summary>Days, months or years, once words, colours and escaped signs are taken out; "hh:mm" is a time of day.</summary>
    private static bool IsOfDays(string format)
    {
        var plain = NotLetters().Replace(format, "");
        return plain.AsSpan().IndexOfAny("dDyY") >= 0 || plain.Contains("mmm", StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex("""
        "[^"]*"|\[[^\]]*\]|\\.|_.
        """, RegexOptions.CultureInvariant)]
    private static partial Regex NotLetters();

    private static IEnumerable<T> Elements<T>(OpenXmlPart? part) where T : OpenXmlElement
    {
        if (part is null)
            yield break;
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            // Loading an element moves on to what follows it.
            while (reader.ElementType == typeof(T) && reader.IsStartElement)
                yield return (T)reader.LoadCurrentElement()!;
        }
    }

    private static T Try<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is OpenXmlPackageException or InvalidDataException or FileFormatException or XmlException or IOException or FormatException or ArgumentException or InvalidOperationException or OverflowException)
        {
            throw new DomainException("This workbook cannot be read. Open it, save it as .xlsx or as CSV UTF-8, and upload that.");
        }
    }
}
