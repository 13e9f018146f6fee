using System.Text;
using System.Text.Encodings.Web;
using QmsPortal.Kernel;
using QmsPortal.Modules.Assurance.Evidence;
using QmsPortal.Modules.Assurance.Frameworks;

namespace QmsPortal.Modules.Assurance.Packs;

/// <summary>The first page of a pack: read with nothing but a browser, by anybody, years from now. Roles and no names.</summary>
internal static class PackIndex
{
    public static PackedFile Page(Pack pack, PackContent content, IReadOnlyDictionary<Guid, string> posts, string organisation, DateTimeOffset at)
    {
        var page = new StringWriter();
        var title = Text($"{pack.Title}: {content.Framework.Title}, {content.PlaceName}");
        page.Write($"<!DOCTYPE html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{title}</title>\n<style>{Style}</style></head>\n");
        page.Write($"<body><main>\n<h1>{title}</h1>\n<p>{Text(organisation)}. Pack {pack.Number}, frozen on {Text(at.LondonDay().LongWords())} at {at.TimeWords()}. It shows how things were at that time; later changes are not in it.</p>\n");
        Numbers(page, content);
        Gaps(page, content);
        Statements(page, content);
        Contents(page, content);
        foreach (var group in content.Confirmed.GroupBy(line => line.Group))
        {
            if (group.Key.Length > 0)
                page.Write($"<h2>{Text(group.Key)}</h2>\n");
            foreach (var line in group)
                Requirement(page, line, posts);
        }

        page.Write($"<h2>How to check this pack</h2>\n<p>The file {PackArchive.Manifest} beside this one lists the SHA-256 sum of every file. On a computer with the usual tools, <code>sha256sum -c {PackArchive.Manifest}</code> in this folder names each file that does not match the list. Whoever alters a file can alter the list too: ask {Text(organisation)} for the SHA-256 sum of {PackArchive.Manifest}, apart from this pack, and compare it with what <code>sha256sum {PackArchive.Manifest}</code> prints.</p>\n");
        page.Write($"<p>{Text(content.Framework.LicenceNote)}</p>\n</main></body></html>\n");
        return new PackedFile(PackArchive.Index, Encoding.UTF8.GetBytes(page.ToString()));
    }

    private static void Numbers(StringWriter page, PackContent content)
    {
        var asked = content.Confirmed.ToList();
        Table(page, "In numbers", [], [
            [Text("Requirements shown by evidence in date"), $"{asked.Count(line => line.Evidence.Count > 0)} of {asked.Count}"],
            [Text("Pieces of evidence"), $"{content.Evidence.Count}"],
            [Text("Gaps"), $"{content.Gaps.Count}"],
            .. content.Gaps.GroupBy(gap => gap.Words).Select(kind => new[] { Text($"Gap: {kind.Key}"), $"{kind.Count()}" }),
            [Text("Assurance statements"), $"{content.Statements.Count}"],
        ]);
    }

    /// <summary>What the organisation says of the place, and what weakens it.</summary>
    private static void Statements(StringWriter page, PackContent content)
    {
        page.Write("<h2>Assurance statements</h2>\n");
        if (content.Statements.Count == 0)
        {
            page.Write("<p>None was in force when this pack was frozen.</p>\n");
            return;
        }

        Table(page, "In force when this pack was frozen, the weakest first", ["Statement", "Assurance", "State"], content.Statements.Select(row =>
            new[] { Text($"{row.Claim}, {row.PlaceName}"), Text(row.Rating), Text($"{row.State}{(row.WhyWeakened is null ? "" : $". {row.WhyWeakened}")}") }));
    }

    private static void Contents(StringWriter page, PackContent content)
    {
        page.Write("<h2>Requirements</h2>\n");
        Table(page, "Requirements, and what shows each", ["Requirement", "Result", "Evidence"], content.Confirmed.Select(line =>
            new[] { $"<a href=\"#{Anchor(line)}\">{Text($"{line.Requirement.Code} {line.Requirement.Title}")}</a>", Text(Result(line)), $"{line.Evidence.Count}" }));
    }

    private static void Requirement(StringWriter page, PackContent.Line line, IReadOnlyDictionary<Guid, string> posts)
    {
        page.Write($"<h3 id=\"{Anchor(line)}\">{Text($"{line.Requirement.Code} {line.Requirement.Title}")}</h3>\n");
        if (line.Requirement.Summary.Length > 0)
            page.Write($"<p>{Text(line.Requirement.Summary)}</p>\n");
        page.Write($"<p><strong>{Text(Result(line))}</strong></p>\n");
        foreach (var signal in line.Concerns)
            page.Write($"<p><strong>A live signal said otherwise when this pack was frozen:</strong> {Text($"signal {signal.Number}, {signal.Words}")}</p>\n");
        if (line.Result is { Steps.Count: > 0 } result)
        {
            page.Write("<ol>\n");
            foreach (var (step, before) in result.Steps.Zip(result.Steps.Prepend(null)))
                page.Write($"<li>{Text($"{ResultWords.Step(step.State, step.Answer, step.NeedsEvidence, before?.Answer)}, {(step.ById is { } by ? posts.GetValueOrDefault(by, "").ToLowerInvariant() : "by itself")}, {EvidenceWords.Day(step.At.LondonDay())}{(step.Words.Length > 0 ? $": {step.Words}" : "")}")}</li>\n");
            page.Write("</ol>\n");
        }

        if (line.Evidence.Count == 0)
        {
            page.Write("<p>Nothing accepted and in date shows this.</p>\n");
            return;
        }

        page.Write("<ul>\n");
        foreach (var item in line.Evidence)
            page.Write($"<li><a href=\"{PackContent.EvidenceFolder}{item.FileName}\">{Text(item.Title)}</a>: {Text(EvidenceWords.Of(item.Kind).ToLowerInvariant())}, covers {Text(EvidenceWords.Covers(item.CoversFrom, item.CoversTo))}, valid until {Text(EvidenceWords.Day(item.ValidUntil))}, received {Text(EvidenceWords.Day(item.ReceivedAt.LondonDay()))}.<br><small>SHA-256 {item.Sha256}</small></li>\n");
        page.Write("</ul>\n");
    }

    private static void Gaps(StringWriter page, PackContent content)
    {
        page.Write("<h2>Gaps</h2>\n");
        if (content.Gaps.Count == 0)
        {
            page.Write("<p>None was known when this pack was frozen.</p>\n");
            return;
        }

        Table(page, "Known when this pack was frozen, the worst first", ["Requirement", "Gap"], content.Gaps.Select(gap =>
            new[] { Text($"{gap.Code} {gap.Title}"), Text(gap.Words) }));
    }

    /// <summary>The first cell of a row is its heading. Cells are markup: whoever writes them encodes their words.</summary>
    private static void Table(StringWriter page, string caption, IReadOnlyList<string> columns, IEnumerable<string[]> rows)
    {
        page.Write($"<table><caption>{Text(caption)}</caption>");
        if (columns.Count > 0)
            page.Write($"<thead><tr>{string.Concat(columns.Select(column => $"<th scope=\"col\">{Text(column)}</th>"))}</tr></thead>");
        page.Write("<tbody>\n");
        foreach (var row in rows)
            page.Write($"<tr><th scope=\"row\">{row[0]}</th>{string.Concat(row.Skip(1).Select(cell => $"<td>{cell}</td>"))}</tr>\n");
        page.Write("</tbody></table>\n");
    }

    private static string Result(PackContent.Line line) => line.Result is { } result ? ResultWords.Of(result.State, result.Answer, result.NeedsEvidence) : ResultWords.Of(null);

    private static string Anchor(PackContent.Line line) => $"r-{line.Requirement.Position}";

    private static string Text(string words) => HtmlEncoder.Default.Encode(words);

    private const string Style = "body{font:16px/1.4 Arial,sans-serif;color:#212b32;background:#fff}main{max-width:900px;margin:24px auto;padding:0 16px}"
        + "table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:700}th,td{overflow-wrap:anywhere;text-align:left;vertical-align:top;padding:6px 12px 6px 0;border-bottom:1px solid #768692}h1,h2,h3,p,li,small{overflow-wrap:anywhere}h2{margin-top:32px}h3{margin-top:24px}small{font-size:13px;color:#425563}code{overflow-wrap:anywhere}";
}
