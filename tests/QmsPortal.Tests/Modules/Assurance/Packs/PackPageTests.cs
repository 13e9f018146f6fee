using System.IO.Compression;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Modules.Assurance;
using QmsPortal.Modules.Assurance.Evidence;
using QmsPortal.Modules.Assurance.Packs;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Assurance.Packs;

/// <summary>A quality manager builds a pack of Ward 7 as it stands, and the secretary releases it.</summary>
public class PackJourneyTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task A_quality_manager_sees_the_gaps_freezes_and_the_secretary_releases()
    {
        var tomasz = await world.As(world.Tomasz);
        var list = (await (await tomasz.Get("/at/ward-7/assurance")).Follow("Packs")).Is(200);
        var form = (await list.Follow("Build a pack")).Is(200);
        var missing = (await form.Submit("See the gaps", ("Which ward or team?", ""))).Is(400);
        Assert.Equal(("Enter what the pack is for", "Choose a framework"), (missing.ErrorsBeside("What is it for?"), missing.ErrorsBeside("Which framework?")));

        var pack = (await form.Submit("See the gaps", ("What is it for?", "Visit on Wednesday"), ("Which ward or team?", "Ward 7"), ("Which framework?", await PackPageTests.FrameworkTitle(world)))).Is(200);
        Assert.InRange(pack.QueryCount, 1, 6);
        Assert.Contains("Met, but a live signal says otherwise", pack.Text, StringComparison.Ordinal);
        Assert.Contains("Being built", pack.Text, StringComparison.Ordinal);
        Assert.Contains("Not assessed", pack.Text, StringComparison.Ordinal);
        var freeze = pack.Document.QuerySelectorAll("a.nhsuk-button").Select(link => link.TextContent.Trim()).Single(text => text.StartsWith("Freeze with", StringComparison.Ordinal));
        var frozen = (await (await pack.Follow(freeze)).Submit(freeze)).Is(200);

        Assert.Equal("The pack is frozen", frozen.Banner);
        Assert.False(frozen.HasLink("Release this pack"));
        var released = (await (await (await (await world.As(world.Helen)).Get(frozen.Address)).Follow("Release this pack")).Submit("Release this pack")).Is(200);
        Assert.Contains("Released", released.Text, StringComparison.Ordinal);
        Assert.Contains("The pack is as it was frozen.", (await released.Follow("Check this pack")).Is(200).Text, StringComparison.Ordinal);
    }
}

/// <summary>What happens after a pack was frozen is not in it, and what was altered is named.</summary>
public class PackPageTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task The_file_holds_index_evidence_and_manifest_and_stays_as_it_was_whatever_happens_later()
    {
        var number = await world.Frozen();
        var before = await world.Send(world.Tomasz, new OpenPackFile.Query(number));
        using var zip = new ZipArchive(new MemoryStream(before.Content));
        var names = zip.Entries.Select(entry => entry.FullName[$"pack-{number}/".Length..]).ToList();
        using var index = new StreamReader(zip.GetEntry($"pack-{number}/index.html")!.Open());
        var words = await index.ReadToEndAsync();

        Assert.Equal("index.html", names[0]);
        Assert.Equal("manifest.sha256", names[^1]);
        Assert.All(names[1..^1], name => Assert.Matches("^evidence/evidence-\\d+\\.html$", name));
        Assert.All(names[1..^1], name => Assert.Contains($"href=\"{name}\"", words, StringComparison.Ordinal));
        Assert.Contains("<html lang=\"en-GB\">", words, StringComparison.Ordinal);
        Assert.Matches("<th scope=\"row\">Requirements shown by evidence in date</th><td>\\d+ of \\d+</td>", words);
        Assert.Contains("<h2>Safe</h2>", words, StringComparison.Ordinal);
        Assert.True(words.IndexOf("<h2>Gaps</h2>", StringComparison.Ordinal) < words.IndexOf("<h2>Safe</h2>", StringComparison.Ordinal));
        Assert.Contains("Safe and effective staffing</th><td>Met, but a live signal says otherwise</td>", words, StringComparison.Ordinal);
        Assert.Contains("A live signal said otherwise when this pack was frozen:", words, StringComparison.Ordinal);
        Assert.Matches("<th scope=\"row\">Nights on Ward 7 are safe, Ward 7</th><td>\\w+</td><td>Contradicted\\. Signal \\d+ says otherwise: ", words);
        Assert.Contains("apart from this pack, and compare it", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Joy Okoro", words, StringComparison.Ordinal);
        Assert.Empty(PackVerification.Look(new MemoryStream(before.Content)).Faults);

        world.Clock.Advance(TimeSpan.FromMinutes(5));
        var item = await world.Ask(db => db.Evidence.AsNoTracking().Where(item => item.State == EvidenceState.Accepted || item.State == EvidenceState.Expiring).OrderBy(item => item.Number).FirstAsync());
        await world.Send(world.Joy, new WithdrawEvidence.Command { Number = item.Number, Version = item.Version, Reason = "A newer copy is coming" });
        Assert.Equal(before.Content, (await world.Send(world.Tomasz, new OpenPackFile.Query(number))).Content);
    }

    [Fact]
    public async Task A_file_altered_behind_the_sites_back_is_named_on_the_page_of_the_check()
    {
        var number = await world.Frozen();
        await world.Execute("update pack_files set content = set_byte(content, 60, get_byte(content, 60) # 255) where id = (select id from packs where number = $1)", number);

        var page = (await (await world.As(world.Tomasz)).Get($"/packs/{number}/check")).Is(200);

        Assert.Contains("This pack was changed after freezing.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evidence_altered_behind_the_sites_back_is_not_frozen()
    {
        var number = await world.Begun();
        var version = await world.PackVersion(number);
        await world.Execute("update evidence_files set content = content || '\\x21'::bytea");

        var refusal = await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Tomasz, new FreezePack.Command { Number = number, Version = version }));

        Assert.Contains("is not the file that was accepted: its check sum differs.", refusal.Message, StringComparison.Ordinal);
        await world.Execute("update evidence_files set content = substring(content from 1 for length(content) - 1)");
    }

    [Fact]
    public async Task Who_builds_no_packs_begins_freezes_and_releases_none()
    {
        var number = await world.Begun();

        await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(world.Joy, new StartPack.Command { Place = world.Ward7, Title = "Mine" }));
        await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(world.Helen, new FreezePack.Command { Number = number }));
        await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(world.Tomasz, new ReleasePack.Command { Number = number }));
        await Assert.ThrowsAsync<ValidationException>(() => world.Send(world.Tomasz, new StartPack.Command()));
        (await (await world.As(world.Amara)).Get($"/packs/{number}")).Is(403);
        (await (await world.As(world.Tomasz)).Get("/packs/99999")).Is(404);
    }

    internal static async Task<string> FrameworkTitle(TrustWorld world)
    {
        var code = await world.Framework();
        return await world.Ask(db => db.Frameworks.Where(framework => framework.Code == code).Select(framework => framework.Title).SingleAsync());
    }
}
