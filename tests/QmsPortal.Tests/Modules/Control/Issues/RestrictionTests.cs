using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Actions;
using QmsPortal.Modules.Control.Huddles;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Control.Signals;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Modules.Control.Huddles;
using QmsPortal.Tests.Modules.Control.Signals;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Issues;

/// <summary>An issue that only named people see: who may restrict it, name others, end their sight and lift it.</summary>
public class RestrictionTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    private const string Why = "A concern about how we work together";

    /// <summary>Whoever is second is told to look again; else what was begun would stay open to all.</summary>
    [Fact]
    public async Task What_is_begun_on_an_issue_in_the_instant_in_which_it_is_restricted_does_not_pass_it_by()
    {
        foreach (var begin in new Func<Issue, Task>[]
        {
            issue => world.Send(world.Joy, EscalationExamples.Sbar(issue.Number, issue.Version)),
            async issue => await world.Send(world.Joy, new AddAction.Command { Issue = issue.Number, Words = "Order a blind", Owner = await IdOf(world.Joy), By = DateInput.From(world.Clock.Today().AddDays(2)), Weeks = 2 }),
        })
        {
            var number = await world.Send(world.Amara, new RaiseIssue.Command { Place = world.Ward7, Words = "How we speak to each other", Kind = IssueKind.Staffing });
            var issue = await world.Ask(db => db.Issues.AsNoTracking().SingleAsync(issue => issue.Number == number));
            world.SqlFault.Meanwhile(() => world.Send(world.Amara, new RestrictIssue.Command { Number = number, Reason = Why }));

            await Assert.ThrowsAsync<StaleException>(() => begin(issue));

            Assert.Equal((0, 0), await world.Ask(async db => (await db.Escalations.CountAsync(escalation => escalation.IssueId == issue.Id), await db.Actions.CountAsync(action => action.IssueId == issue.Id))));
            Assert.Equal(0, await world.Ask(db => db.Set<AuditEntry>().CountAsync(entry => entry.RecordId == issue.Id && entry.Command == nameof(RestrictIssue))));
        }
    }

    [Fact]
    public async Task Whoever_raised_an_issue_restricts_it_to_people_found_by_name()
    {
        var number = await Raised(world.Amara);
        var amara = await world.As(world.Amara);

        var page = await (await amara.Get($"/issues/{number}")).Follow("Restrict this issue");
        var found = await page.Submit("Find", ("Part of a name", "okoro"));
        var restricted = await found.Submit("Restrict issue", ("Joy Okoro, ward sister", true), ("Why may only some people see it?", Why));

        Assert.Equal("Only the people named here can see it now", restricted.Is(200).Banner);
        var issue = (await (await world.As(world.Joy)).Get($"/issues/{number}")).Is(200);
        Assert.Contains("Only these people can see this issue: Amara Nwosu, staff nurse; Joy Okoro, ward sister.", issue.Text, StringComparison.Ordinal);
        Assert.Contains(Why, issue.Text, StringComparison.Ordinal);
        (await (await world.As(world.Dan)).Get($"/issues/{number}")).Is(404);
        (await (await world.As(world.Rowan)).Get($"/issues/{number}")).Is(403);
    }

    [Fact]
    public async Task Whoever_may_answer_there_restricts_it_and_the_raiser_is_always_named()
    {
        var number = await Raised(world.Dan);

        await world.Send(world.Joy, new RestrictIssue.Command { Number = number, Reason = Why });

        Assert.Equal(["Dan", "Joy"], (await Named(world.Dan, number)).Select(person => person.Name.Split(' ')[0]));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Amara, new ShowIssue.Query(number)));
    }

    [Fact]
    public async Task Once_restricted_the_huddle_where_it_was_raised_names_neither_its_number_nor_who_raised_it()
    {
        var ward = await world.Opened();
        var huddle = await world.HuddleOf(ward);
        var item = huddle.Items[^1];
        var day = huddle.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await (await (await world.As(world.Amara)).Get($"/raise?at={ward}&huddle={day}&item={item.Code}")).Submit("Raise issue", ("What is the issue?", "Said of a colleague"), ("What kind?", "Staffing"));
        var number = await world.Ask(db => db.Issues.Where(issue => issue.Words == "Said of a colleague").Select(issue => issue.Number).SingleAsync());
        string[] pages = [$"/at/{ward}/huddle", $"/at/{ward}/huddles/{day}"];
        foreach (var address in pages)
            Assert.Contains($"Issue {number}", (await (await world.As(world.Leila)).Get(address)).Is(200).Text, StringComparison.Ordinal);

        await world.Send(world.Amara, new RestrictIssue.Command { Number = number, Reason = Why });

        foreach (var address in pages)
        {
            var page = (await (await world.As(world.Leila)).Get(address)).Is(200);
            Assert.Contains("Said at the huddle", page.Text, StringComparison.Ordinal);
            foreach (var told in new[] { $"Issue {number}", "Issue raised", "Staff nurse", "Amara" })
                Assert.DoesNotContain(told, page.Text, StringComparison.OrdinalIgnoreCase);
            Assert.True(page.QueryCount <= 6, string.Join("\n", page.Queries));
            Assert.Contains($"Issue {number}", (await (await world.As(world.Amara)).Get(address)).Is(200).Text, StringComparison.Ordinal);
        }

        await world.Send(world.Leila, new CloseHuddle.Command { Place = ward, Version = (await world.HuddleOf(ward)).Version });
        var talk = (await world.Send(world.Leila, new ShowHuddleAgenda.Query(huddle.NodeId))).Talk;
        Assert.Null(talk.LastIssue(item.Code, item.Title));
        Assert.False(talk.Huddles[0].Passed(item.Code, item.Title));
    }

    [Fact]
    public async Task Once_restricted_the_signal_it_was_raised_from_and_its_history_do_not_tell_of_it()
    {
        var signal = await world.Signalled();
        await world.Send(world.Joy, new AnswerSignal.Command { Number = signal.Number, Version = signal.Version, Answer = SignalAnswer.AssignableCause, Found = "Short at night" });
        var raised = await (await (await world.As(world.Amara)).Get($"/raise?at=ward-7&signal={signal.Number}")).Submit("Raise issue", ("What is the issue?", "Known of a colleague"), ("What kind?", "Staffing"));
        var number = int.Parse(raised.Is(200).Address.Split('?')[0].Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        var address = $"/signals/{signal.Number}";
        Assert.Contains($"Issue {number} was raised", (await (await world.As(world.Leila)).Get(address)).Is(200).Text, StringComparison.Ordinal);

        await world.Send(world.Amara, new RestrictIssue.Command { Number = number, Reason = Why });

        var page = (await (await world.As(world.Leila)).Get(address)).Is(200);
        foreach (var told in new[] { $"Issue {number}", "Raise issue", "Amara" })
            Assert.DoesNotContain(told, page.Text, StringComparison.Ordinal);
        Assert.Contains("Answer signal Joy Okoro", page.Text, StringComparison.Ordinal);
        Assert.Contains("Short at night", page.Text, StringComparison.Ordinal);
        Assert.Contains($"Issue {number} was raised", (await (await world.As(world.Amara)).Get(address)).Is(200).Text, StringComparison.Ordinal);
        var since = await world.Send(world.Leila, new ShowChangesSince.Query(signal.Id, signal.Version));
        Assert.DoesNotContain(since, change => change.What == "Raise issue");
        Assert.Contains(since, change => change.What == "Answer signal");
    }

    [Fact]
    public async Task Once_restricted_the_look_it_came_from_keeps_its_words_but_shows_them_to_those_named_alone()
    {
        const string words = "One of us keeps the key";
        var standard = (await world.Published()).Number;
        var look = (await (await (await world.As(world.Joy)).Get($"/standards/{standard}/confirm")).Submit("Save", ("What did you see on Ward 7?", "Could not be followed"), ("If it was not followed, why?", words))).Is(200);
        var number = await world.Ask(db => db.Issues.Where(issue => issue.Words.StartsWith(words)).Select(issue => issue.Number).SingleAsync());
        string[] pages = [look.Address, $"/standards/{standard}/confirmations"];
        foreach (var address in pages)
            Assert.Contains(words, (await (await world.As(world.Petra)).Get(address)).Is(200).Text, StringComparison.Ordinal);

        await world.Send(world.Joy, new RestrictIssue.Command { Number = number, Reason = Why });

        foreach (var address in pages)
        {
            var page = (await (await world.As(world.Petra)).Get(address)).Is(200);
            Assert.DoesNotContain(words, page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Joy Okoro", page.Text, StringComparison.Ordinal);
            Assert.Contains("The ward keeps the reason", page.Text, StringComparison.Ordinal);
            Assert.Contains(words, (await (await world.As(world.Joy)).Get(address)).Is(200).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_colleague_who_may_neither_answer_nor_raised_it_restricts_nothing()
    {
        var number = await Raised(world.Amara);

        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Dan, new RestrictIssue.Command { Number = number, Reason = Why }));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Bethan, new RestrictIssue.Command { Number = number, Reason = Why }));
        Assert.False((await (await world.As(world.Dan)).Get($"/issues/{number}")).HasLink("Restrict this issue"));
        (await (await world.As(world.Dan)).Get($"/issues/{number}/restriction")).Is(404);
    }

    [Fact]
    public async Task A_restriction_needs_a_reason_and_stands_once()
    {
        var number = await Raised(world.Amara);
        await Assert.ThrowsAsync<FluentValidation.ValidationException>(() => world.Send(world.Amara, new RestrictIssue.Command { Number = number }));

        await world.Send(world.Amara, new RestrictIssue.Command { Number = number, Reason = Why });

        await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Amara, new RestrictIssue.Command { Number = number, Reason = Why }));
    }

    [Fact]
    public async Task Further_people_are_named_and_their_sight_ends()
    {
        var number = await Restricted(world.Amara);
        var amara = await world.As(world.Amara);
        var kofi = await world.As(world.Kofi);

        var found = await (await amara.Get($"/issues/{number}/restriction")).Submit("Find", ("Part of a name", "Kofi"));
        await found.Submit("Let them see it", ($"{await NameOf(world.Kofi)}, staff nurse", true));
        (await kofi.Get($"/issues/{number}")).Is(200);
        var page = await (await amara.Get($"/issues/{number}/restriction")).Submit($"End the sight of {await NameOf(world.Kofi)}");

        Assert.Equal("They can see it no longer", page.Is(200).Banner);
        (await kofi.Get($"/issues/{number}")).Is(404);
        var rows = await world.Ask(db => db.Set<NamedPerson>().Where(named => named.EndedAt != null && named.EndedBy != null).CountAsync());
        Assert.True(rows > 0);
    }

    [Fact]
    public async Task The_raisers_own_sight_never_ends()
    {
        var number = await Restricted(world.Amara, world.Joy);
        var raiser = await IdOf(world.Amara);

        var refusal = await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Joy, new EndSight.Command { Number = number, Person = raiser }));

        Assert.Equal("Whoever raised it can always see it.", refusal.Message);
    }

    [Fact]
    public async Task A_named_person_who_may_not_answer_there_names_nobody_and_lifts_nothing()
    {
        var number = await Restricted(world.Amara, world.Dan);
        var kofi = await IdOf(world.Kofi);

        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Dan, new NamePeople.Command { Number = number, People = [kofi] }));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Dan, new LiftRestriction.Command { Number = number, Reason = "Settled" }));
    }

    [Fact]
    public async Task Nobody_is_named_who_could_not_read_issues_at_all()
    {
        var number = await Raised(world.Amara);
        var (administrator, partner) = (await IdOf(world.Rowan), await IdOf(world.Moira));

        await Assert.ThrowsAsync<FluentValidation.ValidationException>(() => world.Send(world.Amara, new RestrictIssue.Command { Number = number, People = [administrator], Reason = Why }));
        await Assert.ThrowsAsync<FluentValidation.ValidationException>(() => world.Send(world.Amara, new RestrictIssue.Command { Number = number, People = [partner], Reason = Why }));
    }

    [Fact]
    public async Task Lifted_with_a_reason_it_is_there_for_everybody_again()
    {
        var number = await Restricted(world.Amara, world.Joy);
        var joy = await world.As(world.Joy);

        var page = await (await joy.Get($"/issues/{number}/restriction")).Submit("Lift restriction", ("Why may everybody see it again?", "We talked, and it is settled"));

        Assert.Equal("Everybody can see it again", page.Is(200).Banner);
        Assert.DoesNotContain(Why, (await (await world.As(world.Dan)).Get($"/issues/{number}")).Is(200).Text, StringComparison.Ordinal);
        var lifted = await world.Ask(db => db.Set<AuditEntry>().SingleAsync(entry => entry.Command == "LiftRestriction" && entry.Payload.Reason == "We talked, and it is settled"));
        Assert.Equal("Joy Okoro", lifted.Payload.Who);
    }

    [Fact]
    public async Task Who_opened_it_is_kept_once_an_hour_and_shown_to_the_raiser()
    {
        var number = await Restricted(world.Amara, world.Joy);
        var joy = await world.As(world.Joy);
        var amara = await world.As(world.Amara);

        await joy.Get($"/issues/{number}");
        await joy.Get($"/issues/{number}");

        var seen = (await amara.Get($"/issues/{number}")).Is(200);
        Assert.Contains("Seen by Joy Okoro", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Seen by", (await joy.Get($"/issues/{number}")).Text, StringComparison.Ordinal);
        var joyId = await IdOf(world.Joy);
        Assert.Equal(1, await world.Ask(db => db.Set<RestrictedRead>().CountAsync(read => read.PersonId == joyId && db.Set<Issue>().Any(issue => issue.Id == read.RecordId && issue.Number == number))));
        Assert.True(seen.QueryCount <= 6, string.Join("\n", seen.Queries));
    }

    /// <summary>Raised at a ward that is not one's own, it is still for its raiser to say whether it worked.</summary>
    [Fact]
    public async Task Whoever_raised_it_elsewhere_confirms_it()
    {
        var number = await world.Send(world.Amara, new RaiseIssue.Command { Place = world.Ward9, Words = "The hoist sling is torn", Kind = IssueKind.Equipment });
        await world.Send(world.Bethan, new SolveIssue.Command { Number = number, Version = await VersionOf(number), Answer = "A new one hangs in bay 2" });

        await (await (await world.As(world.Amara)).Get($"/issues/{number}")).Submit("It worked");

        Assert.Equal(IssueState.Confirmed, await world.Ask(db => db.Issues.Where(issue => issue.Number == number).Select(issue => issue.State).SingleAsync()));
    }

    [Fact]
    public async Task The_history_of_a_record_is_only_for_those_who_see_it()
    {
        var number = await Restricted(world.Amara);
        var issue = await world.Ask(db => db.Issues.Where(issue => issue.Number == number).Select(issue => issue.Id).SingleAsync());
        var person = await IdOf(world.Dan);

        Assert.NotEmpty(await world.Send(world.Amara, new ShowHistory.Query(issue)));
        Assert.Empty(await world.Send(world.Joy, new ShowHistory.Query(issue)));
        Assert.Empty(await world.Send(world.Rowan, new ShowHistory.Query(issue)));
        Assert.NotEmpty(await world.Send(world.Rowan, new ShowHistory.Query(person)));
        Assert.Empty(await world.Send(world.Amara, new ShowHistory.Query(person)));
        Assert.Empty(await world.Send(world.Amara, new ShowHistory.Query(Guid.CreateVersion7())));
    }

    private Task<int> Raised(string who) => world.Send(who, new RaiseIssue.Command { Place = world.Ward7, Words = "We are not listened to at handover", Kind = IssueKind.SomethingElse });

    private async Task<int> Restricted(string who, params string[] others)
    {
        var number = await Raised(who);
        await world.Send(who, new RestrictIssue.Command { Number = number, Reason = Why, People = await Task.WhenAll(others.Select(IdOf)) });
        return number;
    }

    private async Task<IReadOnlyList<ShowIssue.Named>> Named(string who, int number) => (await world.Send(who, new ShowIssue.Query(number))).Restricted!.People;

    private Task<uint> VersionOf(int number) => world.Ask(db => db.Issues.Where(issue => issue.Number == number).Select(issue => issue.Version).SingleAsync());

    private Task<Guid> IdOf(string email) => world.Ask(db => db.Users.Where(account => account.Email == email).Select(account => account.Id).SingleAsync());

    private async Task<string> NameOf(string email)
    {
        var id = await IdOf(email);
        return await world.Ask(db => db.Set<QmsPortal.Modules.Organisation.People.Person>().Where(person => person.Id == id).Select(person => person.Name).SingleAsync());
    }
}
