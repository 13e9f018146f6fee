using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Standards;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Standards;

/// <summary>Domain §2.11, read and understood by role: one button, a dated row, counts and no names.</summary>
public class ReadingTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task Whoever_has_to_read_it_says_so_with_one_button_and_is_counted_by_role_alone()
    {
        await Welcome(Role.TeamMember);
        var number = (await world.Published()).Number;
        var amara = await world.As(world.Amara);
        Assert.NotNull((await amara.Get("/me")).Is(200).Document.QuerySelector($"a[href='/standards/{number}']"));

        var before = (await amara.Get($"/standards/{number}")).Is(200);
        Assert.Equal(["0 of 3 team members", "Fewer than 3 team leads, so they are not counted"], Counts(before));
        var after = (await before.Submit("I have read and understood version 1")).Is(200);

        Assert.Equal("Thank you. You have read and understood version 1", after.Banner);
        Assert.Equal(["1 of 3 team members", "Fewer than 3 team leads, so they are not counted"], Counts(after));
        Assert.Contains("You said on Tue 5 May 07:52 that you have read and understood version 1.", after.Text, StringComparison.Ordinal);
        Assert.False(after.HasButton("I have read and understood version 1"));
        Assert.Null((await amara.Get("/me")).Document.QuerySelector($"a[href='/standards/{number}']"));
        Assert.NotNull((await (await world.As(world.Dan)).Get("/me")).Document.QuerySelector($"a[href='/standards/{number}']"));

        // Whoever leads them sees the count, and neither who has nor who has not.
        var joy = (await (await world.As(world.Joy)).Get($"/standards/{number}")).Is(200);
        Assert.Equal(Counts(after), Counts(joy));
        Assert.DoesNotContain("Amara", joy.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Dan Pritchard", joy.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_said_once_of_the_version_in_force_and_only_by_those_who_are_asked()
    {
        var number = (await world.Published()).Number;
        await world.Send(world.Dan, new ConfirmReading.Command { Number = number, Of = 1 });

        Assert.Equal("You said so of version 1 already.", (await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Dan, new ConfirmReading.Command { Number = number, Of = 1 }))).Message);
        Assert.Equal("Version 1 is in force now. Read that one first.", (await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Amara, new ConfirmReading.Command { Number = number, Of = 2 }))).Message);
        foreach (var person in new[] { world.Kofi, world.Leila, world.Petra, world.Moira })
        {
            await Assert.ThrowsAsync<NotFoundException>(() => world.Send(person, new ConfirmReading.Command { Number = number, Of = 1 }));
            Assert.False((await (await world.As(person)).Get($"/standards/{number}")).Is(200).HasButton("I have read and understood version 1"));
        }

        var draft = (await world.Drafted()).Number;
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Amara, new ConfirmReading.Command { Number = draft, Of = 1 }));
    }

    [Fact]
    public async Task Who_said_so_cannot_be_looked_up()
    {
        var number = (await world.Published()).Number;
        await world.Send(world.Amara, new ConfirmReading.Command { Number = number, Of = 1 });
        var reading = await world.Number("select count(*) from standard_readings");

        Assert.True(reading > 0);
        Assert.DoesNotContain(Enum.GetValues<Role>(), role => role.Allows(QmsPortal.Kernel.Security.Reading.Of(Subject.Readings).History!.Value));
    }

    [Fact]
    public async Task A_publisher_chooses_who_reads_and_by_when_it_is_looked_at_again()
    {
        var number = (await world.Approved()).Number;
        var form = await (await world.As(world.Ines)).Get($"/standards/{number}/v1/publish");
        Assert.Equal("5 5 2027", form.Value("To be looked at again by"));

        var refused = (await form.Submit("Publish version 1", ("Team members", false), ("Team leads", false), ("To be looked at again by", ""))).Is(400);
        Assert.Equal(["Choose who has to read it", "Enter the review day"], refused.Summary);
        Assert.Equal("Choose a review day after today, within 3 years.", (await Assert.ThrowsAsync<DomainException>(async () =>
            await world.Send(world.Ines, StandardExamples.Publishing(await world.Version(number, 1)) with { LookAgainBy = DateInput.From(world.Clock.Today()) }))).Message);

        await world.Send(world.Ines, StandardExamples.Publishing(await world.Version(number, 1)) with { LookAgainBy = DateInput.From(new DateOnly(2026, 11, 5)), Readers = [Role.ServiceLead] });
        var page = (await (await world.As(world.Leila)).Get($"/standards/{number}")).Is(200);
        Assert.True(page.HasButton("I have read and understood version 1"));
        Assert.Equal(["Fewer than 3 service leads, so they are not counted"], Counts(page));
        Assert.Equal(new DateOnly(2026, 11, 5), (await world.Send(world.Leila, new ShowStandard.Query(number))).InForce!.ReviewBy);
    }

    private static IEnumerable<string> Counts(Page page) => page.Document.QuerySelectorAll("section[aria-labelledby=read] li").Select(item => item.TextContent.Trim());

    private async Task Welcome(Role role)
    {
        var person = await world.Send(world.Rowan, new AddPerson.Command { Name = "Ife Balogun", Post = "Staff nurse", Email = Fresh.Email("ife"), Password = world.Password });
        await world.Send(world.Rowan, new GiveRole.Command { Person = person, Place = world.Ward7, Role = role, From = DateInput.From(world.Clock.Today()) });
    }
}
