using System.IO.Compression;
using System.Text;

namespace QmsPortal.Tests.Modules.Control.Imports;

/// <summary>A workbook part by part, as ECMA-376 has it and as no library would write it.</summary>
internal sealed record HandMadeWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Document = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Content = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    /// <summary>Rows of the one sheet that counts.</summary>
    public required string Rows { get; init; }
    public string SharedStrings { get; init; } = "";

    /// <summary>Style 0 is plain, 1 a date, 2 "mmm yyyy", 3 a number with a word in it, 4 a time of day.</summary>
    public string Styles { get; init; } = """
        <numFmts count="3"><numFmt numFmtId="164" formatCode="mmm\ yyyy"/><numFmt numFmtId="165" formatCode="0.0&quot; days&quot;"/><numFmt numFmtId="166" formatCode="[Red]hh:mm"/></numFmts>
        <cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs>
        """;
    public string Properties { get; init; } = "";
    public bool FirstSheetIsHidden { get; init; }

    /// <summary>Before the root of the sheet.</summary>
    public string Prolog { get; init; } = "";

    public byte[] Bytes()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("[Content_Types].xml", $"""
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>
                <Override PartName="/xl/workbook.xml" ContentType="{Content}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{Content}.styles+xml"/><Override PartName="/xl/strings.xml" ContentType="{Content}.sharedStrings+xml"/>
                <Override PartName="/xl/one.xml" ContentType="{Content}.worksheet+xml"/><Override PartName="/xl/two.xml" ContentType="{Content}.worksheet+xml"/></Types>
                """);
            Add("_rels/.rels", Relations(("r1", "officeDocument", "xl/workbook.xml")));
            Add("xl/_rels/workbook.xml.rels", Relations(("r1", "worksheet", "one.xml"), ("r2", "worksheet", "two.xml"), ("r3", "styles", "styles.xml"), ("r4", "sharedStrings", "strings.xml")));
            Add("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Document}">{Properties}<sheets><sheet name="Notes" sheetId="1" r:id="{(FirstSheetIsHidden ? "r2" : "r1")}"{(FirstSheetIsHidden ? " state=\"hidden\"" : "")}/><sheet name="More" sheetId="2" r:id="{(FirstSheetIsHidden ? "r1" : "r2")}"/></sheets></workbook>""");
            Add("xl/styles.xml", $"""<styleSheet xmlns="{Main}">{Styles}</styleSheet>""");
            Add("xl/strings.xml", $"""<sst xmlns="{Main}">{SharedStrings}</sst>""");
            Add("xl/one.xml", $"""{Prolog}<worksheet xmlns="{Main}"><sheetData>{Rows}</sheetData></worksheet>""");
            Add("xl/two.xml", $"""<worksheet xmlns="{Main}"><sheetData><row><c t="inlineStr"><is><t>Not this one</t></is></c></row></sheetData></worksheet>""");

            void Add(string name, string content)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return bytes.ToArray();
    }

    public static string Text(string cell, string words) => $"""<c r="{cell}" t="inlineStr"><is><t>{words}</t></is></c>""";

    public static string Number(string cell, string number, int style = 0) => $"""<c r="{cell}" s="{style}"><v>{number}</v></c>""";

    private static string Relations(params (string Id, string Kind, string Target)[] all) =>
        $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(all.Select(one => $"""<Relationship Id="{one.Id}" Type="{Document}/{one.Kind}" Target="{one.Target}"/>"""))}</Relationships>""";
}
