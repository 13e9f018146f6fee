using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Modules.Assurance;
using QmsPortal.Modules.Assurance.Evidence;
using QmsPortal.Modules.Assurance.Frameworks;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Kernel.Outbox;
using QmsPortal.Tests.Modules.Control;
using Xunit;

namespace QmsPortal.Tests.Modules.Assurance.Evidence;

/// <summary>A frozen chart from its freezing to its last day, and what rests on it: through the real pipeline and PostgreSQL.</summary>
public class EvidenceTests(MailWorld world) : IClassFixture<MailWorld>
{
    [Fact]
    public async Task A_frozen_chart_keeps_its_bytes_and_knows_where_it_was_drawn_from()
    {
        var command = await world.Copied();

        var item = await world.Evidence(await world.Send(world.Joy, command));

        var bytes = await world.Ask(db => db.EvidenceFiles.AsNoTracking().Where(file => file.Id == item.Id).Select(file => file.Content).SingleAsync());
        var link = await world.Ask(db => db.Links.AsNoTracking().SingleAsync(link => link.FromId == item.Id));
        Assert.Equal(command.Copy!.Content, bytes);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), item.Sha256);
        Assert.Contains("Hand hygiene, Ward 7", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.Equal((Relation.DrawnFrom, command.Source), (link.Relation, link.ToId));
        Assert.Equal((EvidenceState.Draft, world.Clock.GetUtcNow()), (item.State, item.ReceivedAt));
        Assert.Equal(0, await world.Number("select count(*) from audit_payloads where after::text like '%DOCTYPE%'"));
    }

    [Fact]
    public async Task What_another_ward_measures_shows_nothing_here()
    {
        var elsewhere = await world.Series(world.Ward9, "hand-hygiene");
        var command = await world.Copied();

        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Joy, command with { Source = elsewhere.Id }));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Joy, command with { Place = world.Ward9 }));
        await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(world.Petra, command));
    }

    [Fact]
    public async Task Nobody_accepts_their_own()
    {
        var series = await world.Series(world.Ward7, "hand-hygiene");
        var chart = (await world.Copied()).Copy;
        var own = await world.Send(world.Tomasz, new FreezeEvidence.Command { Place = world.Ward7, Source = series.Id, Title = "His own", ValidUntil = DateInput.From(world.Clock.Today().AddDays(100)), Copy = chart });
        await world.Send(world.Joy, new SubmitEvidence.Command { Number = own, Version = (await world.Evidence(own)).Version });
        var item = await world.Evidence(own);

        var refusal = await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Tomasz, new AcceptEvidence.Command { Number = own, Version = item.Version }));
        await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(world.Joy, new AcceptEvidence.Command { Number = own, Version = item.Version }));

        Assert.Equal("You made or sent this evidence, so another person has to accept it. Ask: another quality manager.", refusal.Message);
        Assert.Equal(EvidenceState.Submitted, (await world.Evidence(own)).State);
    }

    [Fact]
    public async Task Altered_bytes_are_found()
    {
        var item = await world.Accepted();
        Assert.True((await world.Send(world.Amara, new OpenEvidenceFile.Query(item.Number))).IsUnaltered);

        // One byte, by somebody who holds the database.
        await world.Number("with altered as (update evidence_files set content = set_byte(content, 100, (get_byte(content, 100) + 1) % 256) where id = $1 returning 1) select count(*) from altered", item.Id);

        var file = await world.Send(world.Amara, new OpenEvidenceFile.Query(item.Number));
        Assert.False(file.IsUnaltered);
        Assert.NotEqual(item.Sha256, file.Sha256Now);
        var page = await (await world.As(world.Amara)).Get($"/evidence/{item.Number}?check=now");
        Assert.Contains("The file is not as it was received.", page.Text, StringComparison.Ordinal);
        Assert.Contains(file.Sha256Now, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_ages_and_expires_by_itself_and_what_rests_on_it_alone_needs_evidence_from_then()
    {
        var item = await world.Accepted("W1", days: 60);
        await Assess("W1", ResultAnswer.Met);
        var aging = item.ValidUntil.AddDays(-30).StartInLondon();
        var over = item.ValidUntil.AddDays(1).StartInLondon();

        await world.To(aging.AddSeconds(-1));
        Assert.Equal(EvidenceState.Accepted, (await world.Evidence(item.Number)).State);
        await world.To(aging.AddHours(5));
        var aged = await world.Evidence(item.Number);
        Assert.Equal((EvidenceState.Expiring, aging, null), (aged.State, aged.Steps.MaxBy(step => step.Position)!.At, aged.Steps.MaxBy(step => step.Position)!.ById));
        Assert.Equal(Shown.Ageing, (await world.Result(world.Ward7, "W1")).Shown);
        Assert.Equal(await world.IdOf(world.Joy), (await world.Stored($"evidence-ages:{item.Id}")).PersonId);

        await world.To(over.AddSeconds(-1));
        Assert.False((await world.Result(world.Ward7, "W1")).NeedsEvidence);
        await world.To(over.AddHours(1));
        await world.To(over.AddDays(3));
        var result = await world.Result(world.Ward7, "W1");
        var step = result.Steps.MaxBy(step => step.Position)!;
        Assert.Equal(EvidenceState.Expired, (await world.Evidence(item.Number)).State);
        Assert.Equal((true, ResultState.Agreed), (result.NeedsEvidence, result.State));
        Assert.Equal((4, true, $"Evidence {item.Number}, {item.Title}, has expired.", null, over), (step.Position, step.NeedsEvidence, step.Words, step.ById, step.At));
        var node = await world.Ask(db => db.Linkable.AsNoTracking().SingleAsync(node => node.Id == result.Id));
        Assert.Equal("Needs evidence", node.State);
    }

    [Fact]
    public async Task Withdrawn_it_holds_nothing_up_and_a_newer_copy_does_again()
    {
        var (first, second) = (await world.Accepted("W2"), await world.Accepted("W2"));
        await Assess("W2", ResultAnswer.Met);

        await Withdraw(first);
        Assert.False((await world.Result(world.Ward7, "W2")).NeedsEvidence);
        await Withdraw(second);
        Assert.True((await world.Result(world.Ward7, "W2")).NeedsEvidence);
        Assert.Empty((await world.Evidence(first.Number)).Ahead());

        await world.Accepted("W2");
        var result = await world.Result(world.Ward7, "W2");
        Assert.Equal((false, Shown.Fresh, 5), (result.NeedsEvidence, result.Shown, result.Steps.Count));
    }

    [Fact]
    public async Task One_item_shows_many_requirements_and_weakens_them_together()
    {
        var item = await world.Accepted("W3");
        await world.Send(world.Joy, new UseEvidence.Command { Number = item.Number, Framework = AssuranceExamples.Framework, Requirement = "W4", Place = world.Ward7 });
        foreach (var requirement in new[] { "W3", "W4" })
            await Assess(requirement, ResultAnswer.Met);

        var version = await Version("W4");
        var twice = await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Joy, new UseEvidence.Command { Number = item.Number, Framework = AssuranceExamples.Framework, Requirement = "W4", Place = world.Ward7, Version = version }));
        await Withdraw(item);

        Assert.Equal("This evidence shows that requirement already.", twice.Message);
        foreach (var requirement in new[] { "W3", "W4" })
            Assert.True((await world.Result(world.Ward7, requirement)).NeedsEvidence, requirement);
        Assert.Equal("This cannot be relied on any more. Choose another item, or freeze a newer copy.",
            (await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Joy, new UseEvidence.Command { Number = item.Number, Framework = AssuranceExamples.Framework, Requirement = "W5", Place = world.Ward7 }))).Message);
    }

    [Fact]
    public async Task The_same_form_sent_again_is_one_item_though_its_copy_is_made_anew()
    {
        var (operation, command) = (Guid.CreateVersion7(), await world.Copied());
        var first = await world.Send(world.Joy, command, operation);
        world.Clock.Advance(TimeSpan.FromMinutes(2));

        var again = await world.Send(world.Joy, command with { Copy = (await world.Copied()).Copy }, operation);

        Assert.Equal(first, again);
    }

    private async Task Assess(string requirement, ResultAnswer answer)
    {
        await world.Send(world.Joy, new SelfAssess.Command { Framework = AssuranceExamples.Framework, Requirement = requirement, Place = world.Ward7, Version = await Version(requirement), Answer = answer, Words = "So it is" });
        await world.Send(world.Leila, new ChallengeResult.Command { Framework = AssuranceExamples.Framework, Requirement = requirement, Place = world.Ward7, Version = await Version(requirement), Words = "Seen" });
        await world.Send(world.Tomasz, new AgreeResult.Command { Framework = AssuranceExamples.Framework, Requirement = requirement, Place = world.Ward7, Version = await Version(requirement), Answer = answer });
    }

    private async Task<uint> Version(string requirement) => (await world.Result(world.Ward7, requirement)).Version;

    private async Task Withdraw(EvidenceItem item) =>
        await world.Send(world.Joy, new WithdrawEvidence.Command { Number = item.Number, Version = (await world.Evidence(item.Number)).Version, Reason = "The wrong chart" });
}
