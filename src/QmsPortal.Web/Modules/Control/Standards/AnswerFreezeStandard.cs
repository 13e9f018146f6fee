using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Standards;

internal sealed class AnswerFreezeStandard(QmsDb db, CurrentUser user) : IRequestHandler<FreezeStandard.Query, FreezeStandard.View>
{
    public async Task<FreezeStandard.View> Handle(FreezeStandard.Query query, CancellationToken ct)
    {
        var number = await db.Standards.For(user, Act.Read).Where(standard => standard.Id == query.Standard).Select(standard => (int?)standard.Number).SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
        var (standard, place) = await db.StandardToShow(user, number, ct);
        var version = standard.Versions.SingleOrDefault(version => version.Number == standard.InForce)
            ?? throw new DomainException("No version of this standard is in force, so there is nothing to keep. Choose another one, or have it published first.");
        var sheet = Sheet.Of(standard, version, place.Name);
        if (!sheet.SumHolds)
            throw new DomainException("What is stored of this version is not what was published, so it proves nothing. Tell the quality manager.");
        var published = version.History.Single(step => step.Act is VersionAct.Published);
        return new FreezeStandard.View(standard.Id, standard.Number, version.Number, version.Title, place.Name, place.Id, version.Sum!, Page(sheet, version), published.At.LondonDay(), version.ReviewBy);
    }

    /// <summary>Read with nothing but a browser, years from now. Nothing in it is of today, so that the same version always gives the same bytes.</summary>
    private static byte[] Page(Sheet sheet, StandardVersion version)
    {
        var (page, content) = (new StringWriter(CultureInfo.InvariantCulture), sheet.Content);
        page.Write($"<!DOCTYPE html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>{Text(content.Title)}, version {sheet.Version}</title>{FrozenPage.Style}</head>\n");
        page.Write("<body><main>\n" + FrozenPage.Back);
        page.Write($"<h1>{Text(content.Title)}</h1>\n<p>{Text(content.Purpose)}</p>\n<dl>\n");
        foreach (var (name, words) in new[]
        {
            ("Standard, version", $"{sheet.Number}, {sheet.Version}"), ("Holds at", sheet.PlaceName), ("Process", content.Process), ("Who does it", content.DoneBy),
            ("Owner", content.Owner), ("To be looked at again by", content.ReviewBy?.LongWords() ?? ""),
        })
            page.Write($"<dt><strong>{name}</strong></dt><dd>{Text(words)}</dd>\n");
        page.Write("</dl>\n<table><caption>Steps, in order</caption><thead><tr><th scope=\"col\">Step</th><th scope=\"col\">What to do</th><th scope=\"col\">Key point</th><th scope=\"col\">Reason why</th><th scope=\"col\">Time</th></tr></thead><tbody>\n");
        foreach (var (step, i) in content.Steps.Select((step, i) => (step, i + 1)))
            page.Write($"<tr><td>{i}</td><th scope=\"row\">{Text(step.What)}</th><td>{Text(step.KeyPoint)}</td><td>{Text(step.Why)}</td><td>{step.Time}</td></tr>\n");
        var published = version.History.Single(step => step.Act is VersionAct.Published).Position;
        page.Write("</tbody></table>\n<h2>What was done</h2>\n<ul>\n");
        foreach (var step in version.History.OrderBy(step => step.Position).TakeWhile(step => step.Position <= published))
            page.Write($"<li>{StandardWords.Of(step.Act)} by {Text(step.Name)}, {Text(step.Post.ToLowerInvariant())}, {step.At.LondonDay().LongWords()} {step.At.TimeWords()}</li>\n");
        page.Write($"</ul>\n<p>SHA-256 sum of its words: {version.Sum}</p>\n</main></body></html>\n");
        return Encoding.UTF8.GetBytes(page.ToString());
    }

    private static string Text(string words) => HtmlEncoder.Default.Encode(words);
}
