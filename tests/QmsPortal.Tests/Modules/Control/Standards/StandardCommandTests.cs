using System.Text;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using QmsPortal.Contracts.Control;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Standards;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Standards;

/// <summary>Write, consult, approve, publish, withdraw: through the real pipeline and PostgreSQL.</summary>
public class StandardCommandTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task A_version_goes_from_the_team_by_the_matron_to_the_document_controller()
    {
        var version = await world.Published();

        var standard = await Stored(version.Number);
        Assert.Equal((VersionState.Published, 1, "Turning the night lamps"), (standard.State, standard.InForce, standard.Title));
        Assert.Equal(
            [(VersionAct.Wrote, "Joy Okoro", "Ward sister"), (VersionAct.Consulted, "Joy Okoro", "Ward sister"), (VersionAct.Approved, "Leila Haddad", "Matron"), (VersionAct.Published, "Ines Duarte", "Document controller")],
            standard.Versions[0].History.OrderBy(step => step.Position).Select(step => (step.Act, step.Name, step.Post)));
        Assert.Equal("In force", await world.Ask(db => db.Set<ThreadNode>().Where(node => node.Id == standard.Id).Select(node => node.State).SingleAsync()));
    }

    [Fact]
    public async Task Each_act_is_for_those_whose_work_it_is_at_their_place()
    {
        var draft = await world.Drafted();
        foreach (var person in new[] { world.Amara, world.Leila, world.Tomasz, world.Petra })
            await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(person, StandardExamples.Sheet(world, draft)));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Bethan, StandardExamples.Sheet(world, draft)));

        var heard = await world.Consulted();
        foreach (var person in new[] { world.Joy, world.Priya, world.Ines, world.Samuel })
            await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(person, StandardExamples.Approval(heard)));

        var approved = await world.Approved();
        foreach (var person in new[] { world.Joy, world.Leila, world.Priya })
            await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(person, StandardExamples.Publishing(approved)));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Owen, new DraftStandard.Command { Place = world.Ward7, Title = "Not theirs to write" }));
    }

    /// <summary>Joy's words were withdrawn before anybody had published them; Priya begins the next version with them, and Joy is its author too.</summary>
    [Fact]
    public async Task Whoever_wrote_words_that_were_never_published_is_an_author_of_the_version_that_begins_with_them()
    {
        var draft = await world.Consulted();
        await world.Send(world.Ines, new WithdrawVersion.Command { Number = draft.Number, Of = 1, Version = draft.Version, Reason = "The lamps are being replaced" });
        var published = await world.Published();
        await world.Send(world.Ines, new WithdrawVersion.Command { Number = published.Number, Of = 1, Version = published.Version, Reason = "The lamps are being replaced" });

        foreach (var number in new[] { draft.Number, published.Number })
            await world.Send(world.Priya, await world.NextOf(number));

        Assert.Equal(["Priya Raman", "Joy Okoro"], await Authors(draft.Number));
        // What others approved and published is theirs to begin with like anybody's.
        Assert.Equal(["Priya Raman"], await Authors(published.Number));

        async Task<IEnumerable<string>> Authors(int number) => (await Stored(number)).Versions.Single(version => version.Number == 2).History.OrderBy(step => step.Position).Where(step => step.Act is VersionAct.Wrote).Select(step => step.Name);
    }

    /// <summary>Many times, since at a clock that stands still the database must not meet two versions in force for a moment.</summary>
    [Fact]
    public async Task The_next_version_takes_the_place_of_the_one_before_in_one_save()
    {
        var number = (await world.Published()).Number;
        for (var of = 2; of <= 8; of++)
        {
            Assert.Equal(of, await world.Send(world.Joy, await world.NextOf(number)));
            await world.Send(world.Joy, StandardExamples.Sheet(world, await world.Version(number, of)));
            await world.Send(world.Joy, StandardExamples.Consultation(world, await world.Version(number, of)));
            await world.Send(world.Leila, StandardExamples.Approval(await world.Version(number, of)));
            await world.Send(world.Ines, StandardExamples.Publishing(await world.Version(number, of)));
        }

        var standard = await Stored(number);
        Assert.Equal((8, 8), (standard.InForce, standard.Versions.Single(version => version.State is VersionState.Published).Number));
        Assert.Equal(7, standard.Versions.Count(version => version.State is VersionState.Superseded));
    }

    [Fact]
    public async Task The_database_itself_has_one_version_in_force()
    {
        var number = (await world.Published()).Number;
        await world.Send(world.Joy, await world.NextOf(number));

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => Behind("update standard_versions set state = 'Published' where number = 2 and standard_id = (select id from standards where number = $1)", number));

        Assert.Equal("ix_standard_versions_one_in_force", refusal.ConstraintName);
    }

    [Theory]
    [InlineData("update work_steps set what = 'Leave the lamps' where position = 1 and version_id = (select v.id from standard_versions v join standards s on s.id = v.standard_id where s.number = $1)")]
    [InlineData("update work_steps set minutes = 9 where position = 1 and version_id = (select v.id from standard_versions v join standards s on s.id = v.standard_id where s.number = $1)")]
    [InlineData("update standard_versions set owner = 'Nobody' where standard_id = (select id from standards where number = $1)")]
    public async Task A_published_version_that_is_altered_behind_the_site_is_noticed(string sql)
    {
        var number = (await world.Published()).Number;
        var before = await world.Send(world.Amara, new ShowVersion.Query(number, 1));
        Assert.True(before.Sheet.SumHolds);
        Assert.Equal(64, before.Sheet.Sum!.Length);

        await Behind(sql, number);

        Assert.False((await world.Send(world.Amara, new ShowVersion.Query(number, 1))).Sheet.SumHolds);
        Assert.False((await world.Send(world.Amara, new ShowStandard.Query(number))).InForce!.SumHolds);
        var id = (await Stored(number)).Id;
        Assert.Equal("What is stored of this version is not what was published, so it proves nothing. Tell the quality manager.", (await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Amara, new FreezeStandard.Query(id)))).Message);
        var page = (await (await world.As(world.Amara)).Get($"/standards/{number}/v1")).Is(200);
        Assert.Contains("These are not the words that were published.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Checked now", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_kept_as_evidence_needs_nothing_else_and_is_the_same_bytes_each_time()
    {
        var id = (await Stored((await world.Published()).Number)).Id;

        var first = await world.Send(world.Amara, new FreezeStandard.Query(id));
        world.Clock.Advance(TimeSpan.FromHours(1));
        var second = await world.Send(world.Petra, new FreezeStandard.Query(id));

        var html = Encoding.UTF8.GetString(first.Html);
        Assert.Equal(first.Html, second.Html);
        Assert.Equal((1, "Turning the night lamps", "Ward 7"), (first.Version, first.Title, first.PlaceName));
        Assert.Contains("<html lang=\"en-GB\">", html, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">Turn each lamp to the floor</th>", html, StringComparison.Ordinal);
        Assert.Contains(first.Sum, html, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", html, StringComparison.Ordinal);
        Assert.Equal(["href=\"../index.html\""], System.Text.RegularExpressions.Regex.Matches(html, "href=\\S*?\"[^\"]*\"").Select(match => match.Value));
        Assert.Contains("overflow-wrap:anywhere", html, StringComparison.Ordinal);
        var draft = (await Stored((await world.Drafted()).Number)).Id;
        Assert.StartsWith("No version of this standard is in force", (await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Amara, new FreezeStandard.Query(draft)))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Amara, new FreezeStandard.Query(Guid.NewGuid())));
    }

    [Fact]
    public async Task A_draft_that_changed_meanwhile_is_not_overwritten_though_only_a_step_changed()
    {
        var draft = await world.Drafted();
        await world.Send(world.Joy, StandardExamples.Sheet(world, draft));
        var (first, second) = (await world.Version(draft.Number, 1), await world.Version(draft.Number, 1));
        await world.Send(world.Joy, StandardExamples.Sheet(world, first) with { Steps = [new() { What = "Another lamp" }, new() { What = "Test the bell" }] });

        await Assert.ThrowsAsync<StaleException>(() => world.Send(world.Priya, StandardExamples.Sheet(world, second)));
    }

    [Fact]
    public async Task Texts_of_the_steps_are_looked_at_as_all_texts_are()
    {
        var sheet = StandardExamples.Sheet(world, await world.Drafted());

        var patient = await Assert.ThrowsAsync<ValidationException>(() => world.Send(world.Joy, sheet with { Steps = [new() { What = "First" }, new() { What = "Second", Why = "As for 943 476 5919" }] }));
        var unusable = await Assert.ThrowsAsync<ValidationException>(() => world.Send(world.Joy, sheet with { Steps = [new() { What = "First\0" }] }));
        var tooLong = await Assert.ThrowsAsync<ValidationException>(() => world.Send(world.Joy, sheet with { Steps = [new() { What = new string('x', 201), Minutes = 601 }, new() { KeyPoint = "Only this" }] }));

        Assert.Equal(("Steps[1].Why", PatientIdentifiers.Message), (patient.Errors.Single().PropertyName, patient.Errors.Single().ErrorMessage));
        Assert.Equal(("Steps[0].What", "Take out the characters that cannot be shown"), (unusable.Errors.Single().PropertyName, unusable.Errors.Single().ErrorMessage));
        Assert.Equal(
            [("Steps[0].What", "What to do must be 200 characters or fewer"), ("Steps[0].Minutes", "Enter minutes between 0.1 and 600, or leave them empty"), ("Steps[1].What", "Enter what to do in this step, or empty the row")],
            tooLong.Errors.Select(error => (error.PropertyName, error.ErrorMessage)));
    }

    [Fact]
    public async Task Standards_of_the_places_above_hold_at_a_ward_and_those_below_are_listed_above()
    {
        var (ward, above) = (await world.Send(world.Joy, new DraftStandard.Command { Place = world.Ward7, Title = "Of the ward" }), await world.Send(world.Priya, new DraftStandard.Command { Place = world.OlderPeoplesCare, Title = "Of the directorate" }));
        var elsewhere = await world.Send(world.Owen, new DraftStandard.Command { Place = world.AcuteUnit, Title = "Of another ward" });

        var here = await Writing(world.Ward7);
        var there = await Writing(world.OlderPeoplesCare);

        Assert.Equal([(ward, false), (above, true)], here.Where(row => row.Number >= ward).Select(row => (row.Number, row.FromAbove)));
        Assert.Equal([(ward, false), (above, false)], there.Where(row => row.Number >= ward).Select(row => (row.Number, row.FromAbove)));
        Assert.Equal([ward, above, elsewhere], (await Writing(world.Riverside)).Where(row => row.Number >= ward).Select(row => row.Number));

        async Task<IReadOnlyList<ListStandards.Row>> Writing(string place) =>
            (await world.Send(world.Amara, new ListStandards.Query(await world.PathOf(place), ListStandards.Show.Writing))).Rows;
    }

    [Fact]
    public async Task A_list_goes_on_by_number()
    {
        for (var i = 0; i < 3; i++)
            await world.Drafted();
        var path = await world.PathOf(world.Riverside);

        var first = await world.Send(world.Amara, new ListStandards.Query(path, ListStandards.Show.Writing, Rows: 2));
        var second = await world.Send(world.Amara, new ListStandards.Query(path, ListStandards.Show.Writing, first.Next, Rows: 2));

        Assert.Equal(2, first.Rows.Count);
        Assert.True(second.Rows[0].Number > first.Rows[1].Number);
    }

    private Task<Standard> Stored(int number) => world.Ask(db => db.Standards.AsNoTracking().WithVersions().SingleAsync(standard => standard.Number == number));

    private async Task Behind(string sql, int number)
    {
        await using var source = NpgsqlDataSource.Create(world.ConnectionString);
        await using var command = source.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter { Value = number });
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }
}
