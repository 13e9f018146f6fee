using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Modules.Control.Actions;
using QmsPortal.Modules.Control.Attachments;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Attachments;

public class AttachmentPageTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    private const string Field = "Picture or paper";

    [Fact]
    public async Task A_picture_is_attached_to_an_issue_and_comes_as_a_file_that_runs_nothing()
    {
        var issue = await world.Raised();
        var amara = await world.As(world.Amara);
        var form = (await (await amara.Get($"/issues/{issue.Number}")).Follow("Attach a file")).Is(200);
        Assert.Contains("No photographs of people", form.Text, StringComparison.Ordinal);

        var page = (await form.Submit("Attach file", (Field, new SentFile("IMG_1042 Mrs Jones.png", Files.Png(), "image/png")), ("What does it show?", "The torn blind"))).Is(200);

        Assert.Equal(("File attached", $"/issues/{issue.Number}"), (page.Banner, page.Address));
        var file = await amara.Get(page.Document.QuerySelector("[aria-labelledby=files] li a")!.GetAttribute("href")!);
        var kept = await world.Ask(db => db.Set<Attachment>().SingleAsync(known => known.RecordId == issue.Id));
        Assert.Equal(kept.Sha256, Convert.ToHexStringLower(SHA256.HashData(file.Is(200).Body)));
        Assert.Equal(("image/png", "nosniff"), (file.Headers["Content-Type"], file.Headers["X-Content-Type-Options"]));
        Assert.Equal($"attachment; filename=file-{kept.Sha256[..8]}.png; filename*=UTF-8''file-{kept.Sha256[..8]}.png", file.Headers["Content-Disposition"]);
        Assert.EndsWith("; sandbox", file.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal("no-store", file.Headers["Cache-Control"]);
        Assert.DoesNotContain("Jones", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("sandbox", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_refused_is_told_beside_the_field_and_what_was_typed_stays()
    {
        var issue = await world.Raised();
        var form = await (await world.As(world.Amara)).Get($"/attach/{issue.Id}");
        foreach (var (file, fault) in new (SentFile?, string)[]
        {
            (null, "Choose a file"),
            (new SentFile("empty.png", [], "image/png"), "The file is empty"),
            (new SentFile("large.png", [.. Files.Png(), .. new byte[5 * 1024 * 1024]], "image/png"), "The file must be 5 MB or smaller"),
            (new SentFile("page.png", "<!doctype html><script>1</script>"u8.ToArray(), "image/png"), "What is in the file is not a JPEG, a PNG or a PDF, whatever its name says. Choose another file"),
            (new SentFile("blind.pdf", Files.Png(), "application/pdf"), "The file is named as a PDF but holds a PNG. Save it again under the right name"),
        })
        {
            var page = (await form.Submit("Attach file", (Field, file), ("What does it show?", "The torn blind"))).Is(400);
            Assert.Equal((fault, "The torn blind"), (page.ErrorsBeside(Field), page.Value("What does it show?")));
        }

        Assert.Equal("Enter what it shows", (await form.Submit("Attach file", (Field, new SentFile("a.png", Files.Png(), "image/png")), ("What does it show?", ""))).Is(400).ErrorsBeside("What does it show?"));
        Assert.Empty(await world.Ask(db => db.Set<Attachment>().Where(known => known.RecordId == issue.Id).ToListAsync()));
    }

    [Fact]
    public async Task It_is_seen_by_those_who_see_the_issue_and_by_nobody_else()
    {
        var file = await world.Attached();
        (await (await world.As(world.Dan)).Get($"/attachments/{file.Id}")).Is(200);
        (await (await world.As(world.Moira)).Get($"/attachments/{file.Id}")).Is(403);
        var issue = await world.Ask(db => db.Set<Issue>().SingleAsync(known => known.Id == file.RecordId));

        await world.Send(world.Amara, new RestrictIssue.Command { Number = issue.Number, Reason = "Names a colleague" });

        (await (await world.As(world.Dan)).Get($"/attachments/{file.Id}")).Is(404);
        (await (await world.As(world.Dan)).Get($"/attach/{issue.Id}")).Is(404);
        (await (await world.As(world.Amara)).Get($"/attachments/{file.Id}")).Is(200);
    }

    [Fact]
    public async Task Withdrawn_it_is_opened_by_nobody_and_the_reason_stays()
    {
        var file = await world.Attached();
        (await (await world.As(world.Dan)).Get($"/attachments/{file.Id}/withdraw")).Is(404);
        var amara = await world.As(world.Amara);
        var form = await amara.Get($"/attachments/{file.Id}/withdraw");

        Assert.Equal("Enter why it is withdrawn", (await form.Submit("Withdraw file")).Is(400).ErrorsBeside("Why is it withdrawn?"));
        var page = (await form.Submit("Withdraw file", ("Why is it withdrawn?", "A visitor stands beside it"))).Is(200);

        Assert.Contains("The torn blind Withdrawn Why: A visitor stands beside it", page.Text, StringComparison.Ordinal);
        (await amara.Get($"/attachments/{file.Id}")).Is(404);
        Assert.True(await world.Ask(db => db.Set<AttachmentFile>().AnyAsync(bytes => bytes.Id == file.Id)));
    }

    /// <summary>Domain: done needs evidence, in words or as a file; one that was withdrawn is none.</summary>
    [Fact]
    public async Task A_file_is_enough_to_say_that_an_action_is_done()
    {
        var action = await world.ActionBegun();
        var amara = await world.As(world.Amara);
        var attached = await (await (await amara.Get($"/actions/{action.Number}")).Follow("Attach a file")).Submit("Attach file", (Field, new SentFile("b.pdf", Files.Pdf(), "application/pdf")), ("What does it show?", "The bill of the blind"));

        var done = await attached.Is(200).Submit("It is done");

        Assert.Equal("Done. Another person will check whether it worked", done.Is(200).Banner);
        Assert.Equal(ActionState.Done, (await world.Action(action.Number)).State);
    }
}
