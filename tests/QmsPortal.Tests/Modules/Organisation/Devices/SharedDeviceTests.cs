using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Account;
using QmsPortal.Modules.Control.Actions;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Improvement.Ideas;
using QmsPortal.Modules.Organisation.Devices;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Modules.Control;
using QmsPortal.Tests.Modules.GoldenThread;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Organisation.Devices;

/// <summary>A tablet that a ward shares: its board at once, and a name and six digits before anything is written.</summary>
public class SharedDeviceTests(TrustWorld world, QmsServer server) : IClassFixture<TrustWorld>
{
    private const string Amara = "Amara Nwosu, staff nurse";

    [Fact]
    public async Task The_board_stands_there_at_once_and_an_issue_is_raised_under_the_name_of_whoever_signed()
    {
        var tablet = await Tablet(world);

        var board = (await tablet.Get("/")).Is(200);
        Assert.Equal("/at/ward-7", board.Address);
        Assert.True(board.HasLink("Sign with your code"));
        Assert.False(board.HasLink("My page"));
        var who = (await board.Follow("Raise an issue")).Is(200);
        Assert.Equal("Who is it?", who.Heading);
        var form = (await who.Submit("Sign", ("Your name", Amara), ("Your code of 6 digits", AccountExamples.Code))).Is(200);
        Assert.Equal("Raise an issue", form.Heading);
        var raised = (await form.Submit("Raise issue", ("What is the issue?", "The pump by bay B beeps"), ("What kind?", "Equipment"))).Is(200);

        var issue = await world.Ask(db => db.Set<Issue>().AsNoTracking().OrderByDescending(i => i.Number).FirstAsync());
        Assert.Equal(await world.Person(world.Amara), issue.RaisedBy);
        var done = (await raised.Submit("Finish")).Is(200);
        Assert.Equal(("/at/ward-7", true), (done.Address, done.HasLink("Sign with your code")));
        Assert.StartsWith("/sign?", (await tablet.GetOnly("/raise?at=ward-7")).RedirectsTo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_signed_with_a_code_reaches_nothing_that_is_theirs_alone_and_approves_nothing()
    {
        var tablet = await Signed(world);

        foreach (var address in new[] { "/me", "/me/raised", "/me/password", "/me/code", "/speak-up", "/coaching", "/at/ward-7/devices", "/at/ward-7/assurance", "/definitions/define" })
            Assert.Equal((address, 403), (address, (await tablet.Get(address)).Status));
        foreach (var address in new[] { "/at/ward-7", "/raise?at=ward-7", "/at/ward-7/huddle", "/at/ward-7/standards", "/at/ward-7/measures/falls-with-harm", "/at/ward-7/ideas" })
            Assert.Equal((address, 200), (address, (await tablet.Get(address)).Status));
        Assert.False((await tablet.Get("/at/ward-9/issues")).HasLink("Raise an issue at Ward 9"));
    }

    /// <summary>Ward 7 lies below the division at which this person leads: at its device they lead there, and nowhere else.</summary>
    [Fact]
    public void A_code_is_good_at_the_place_of_the_device_and_only_for_work_at_the_board()
    {
        const string ward = "/trust/medicine/ward-7/";
        var user = new CurrentUser();
        user.Become(Guid.NewGuid(), "Somebody", "Lead", [new Grant(Role.TeamLead, "/trust/medicine/"), new Grant(Role.QualityManager, "/trust/surgery/")]);
        Assert.True(user.Can(Permission.AnswerIssues, "/trust/medicine/ward-9/"));

        user.StayWithin(ward, DeviceBounds.ByShortCode);

        Assert.True(user.Can(Permission.RaiseIssues, ward));
        Assert.True(user.Can(Permission.RunHuddles, ward));
        Assert.False(user.Can(Permission.RaiseIssues, "/trust/medicine/ward-9/"));
        foreach (var refused in new[] { Permission.AnswerIssues, Permission.PublishStandards, Permission.PairDevices, Permission.RestrictIssues, Permission.CoachPeople, Permission.OnOwnDevice })
            Assert.False(user.Can(refused), $"{refused}");
        Assert.Empty(user.PathsOf(Permission.PublishStandards));
        Assert.Equal(Guid.Empty, user.ReadsInPrivateAs);
    }

    [Fact]
    public async Task What_is_restricted_is_not_shown_there_even_to_those_it_names()
    {
        var number = await world.Send(world.Amara, new RaiseIssue.Command { Place = "ward-7", Words = "A word about a colleague", Kind = IssueKind.Staffing, FromMeasure = "falls-with-harm" });
        await world.Send(world.Amara, new RestrictIssue.Command { Number = number, Reason = "It names a colleague" });
        var measure = (await world.Series("ward-7", "falls-with-harm")).Id;
        Assert.Contains("A word about a colleague", (await (await world.As(world.Amara)).Get($"/thread/{measure}")).Is(200).Text, StringComparison.Ordinal);
        Assert.Equal(200, (await (await world.As(world.Amara)).Get($"/issues/{number}")).Status);

        var tablet = await Signed(world);

        Assert.Equal(404, (await tablet.Get($"/issues/{number}")).Status);
        foreach (var address in new[] { "/at/ward-7/issues", "/at/ward-7/measures/falls-with-harm", $"/thread/{measure}" })
            Assert.DoesNotContain("A word about a colleague", (await tablet.Get(address)).Is(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_somebodys_own_elsewhere_is_out_of_reach_there()
    {
        await using var own = new TrustWorld(server);
        await own.InitializeAsync();
        var number = await own.Send(own.Amara, new RaiseIssue.Command { Place = "ward-9", Words = "The scales are gone", Kind = IssueKind.Equipment });
        var solved = await IssueOf(own, number);
        await own.Send(own.Bethan, new SolveIssue.Command { Number = number, Version = solved.Version, Answer = "They are back" });
        var action = await own.ActionAdded();
        await own.Ask(db => db.Set<ActionItem>().Where(known => known.Id == action.Id).ExecuteUpdateAsync(set => set.SetProperty(known => known.NodeId, solved.NodeId)));
        var here = await own.ActionAdded();
        var tablet = await Signed(own);

        var issue = (await tablet.Get($"/issues/{number}")).Is(200);
        Assert.False(issue.HasButton("It worked"));
        Assert.False(issue.HasLink("Attach a file"));
        Assert.False(issue.HasButton("Add to the issue"));
        var nearby = await own.Send(own.Amara, new RaiseIssue.Command { Place = "ward-7", Words = "The lamp flickers", Kind = IssueKind.Equipment });
        Assert.True((await tablet.Get($"/issues/{nearby}")).Is(200).HasButton("Add to the issue"));
        (await Posted(tablet, $"/issues/{number}?handler=Worked", (await IssueOf(own, number)).Version)).Is(404);
        (await tablet.Get($"/issues/{number}/escalate")).Is(404);
        (await tablet.Get($"/attach/{solved.Id}")).Is(404);
        Assert.False((await tablet.Get($"/actions/{action.Number}")).Is(200).HasButton("Begin"));
        (await Posted(tablet, $"/actions/{action.Number}?handler=Start", action.Version)).Is(404);
        Assert.Equal(ActionState.Open, (await own.Action(action.Number)).State);
        (await Posted(tablet, $"/actions/{here.Number}?handler=Start", here.Version)).Is(200);
        Assert.Equal(ActionState.Doing, (await own.Action(here.Number)).State);
    }

    [Fact]
    public async Task Nothing_is_raised_there_for_another_ward()
    {
        var tablet = await Signed(world);

        var issue = await tablet.Get("/raise?at=ward-9");
        var refused = (await issue.Submit("Raise issue", ("What is the issue?", "Raised from next door"), ("What kind?", "Equipment"))).Is(400);
        Assert.Equal("Choose the ward to which this device belongs", refused.ErrorsBeside("Where?"));
        var idea = await tablet.Get("/ideas/new?at=ward-9");
        var not = (await idea.Submit("Give idea", ("What is the problem?", "A door"), ("What is your idea?", "Raised from next door"), ("Who does it help?", "Everybody"))).Is(400);
        Assert.Equal("Choose the ward to which this device belongs", not.ErrorsBeside("Where?"));

        Assert.Equal(0, await world.Ask(db => db.Set<Issue>().CountAsync(known => known.Words == "Raised from next door")));
        Assert.Equal(0, await world.Ask(db => db.Set<Idea>().CountAsync(known => known.Words == "Raised from next door")));
    }

    private static Task<Issue> IssueOf(TestWorld world, int number) => world.Ask(db => db.Set<Issue>().AsNoTracking().SingleAsync(issue => issue.Number == number));

    private static async Task<Page> Posted(Visitor tablet, string address, uint version)
    {
        var mark = (await tablet.Get("/at/ward-7")).Document.QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        return await tablet.Post(address, ("__RequestVerificationToken", mark), ("Command.Version", version.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Five_minutes_without_a_touch_end_it_and_what_was_written_is_kept_for_who_wrote_it()
    {
        await using var own = new TrustWorld(server);
        await own.InitializeAsync();
        var tablet = await Signed(own);
        var form = await tablet.Get("/raise?at=ward-7");
        own.Clock.Advance(TimeSpan.FromMinutes(6));

        var who = (await form.Submit("Raise issue", ("What is the issue?", "The lift stops at two"), ("What kind?", "Equipment"))).Is(200);
        Assert.Equal("Who is it?", who.Heading);
        Assert.Contains("kept for you alone", who.Text, StringComparison.Ordinal);
        var back = await who.Submit("Sign", ("Your name", Amara), ("Your code of 6 digits", AccountExamples.Code));

        Assert.Equal("The lift stops at two", back.Value("What is the issue?"));
        Assert.Equal(0, await own.Ask(db => db.Set<Issue>().CountAsync(issue => issue.Words == "The lift stops at two")));
    }

    [Fact]
    public async Task A_quarter_of_an_hour_is_the_longest_whatever_is_touched()
    {
        await using var own = new TrustWorld(server);
        await own.InitializeAsync();
        var tablet = await Signed(own);

        for (var minutes = 0; minutes < 15; minutes += 3)
        {
            Assert.True((await tablet.Get("/at/ward-7")).HasButton("Finish"), $"after {minutes} minutes");
            own.Clock.Advance(TimeSpan.FromMinutes(3));
        }

        own.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True((await tablet.Get("/at/ward-7")).HasLink("Sign with your code"));
    }

    [Fact]
    public async Task A_device_that_is_shut_out_takes_those_who_signed_there_with_it()
    {
        await using var own = new TrustWorld(server);
        await own.InitializeAsync();
        var shared = await own.SharedDevice();
        var tablet = await Signed(own, shared.Secret);
        await own.Send(own.Joy, new RevokeDevice.Command { Place = "ward-7", Device = shared.Device.Id });
        own.Clock.Advance(TimeSpan.FromSeconds(61));

        Assert.StartsWith("/sign-in", (await tablet.GetOnly("/at/ward-7")).RedirectsTo, StringComparison.Ordinal);
        Assert.Equal(404, (await tablet.GetOnly("/sign")).Status);
    }

    [Fact]
    public async Task A_wrong_code_another_wards_name_and_too_many_tries_have_one_same_answer()
    {
        await using var own = new TrustWorld(server);
        await own.InitializeAsync();
        foreach (var person in new[] { own.Amara, own.Bethan })
            await own.WithShortCode(person);
        var secret = (await own.SharedDevice()).Secret;
        var (amara, bethan) = (await own.Person(own.Amara), await own.Person(own.Bethan));

        Assert.Equal(SignAtDevice.Refused, await Refusal(bethan, AccountExamples.Code));
        foreach (var code in new[] { "482914", "000000", "482913" })
            Assert.Equal(SignAtDevice.Refused, await Refusal(amara, code));
        Assert.Equal(SignAtDevice.Refused, await Refusal(amara, AccountExamples.Code));
        own.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(amara, (await Sign(amara, AccountExamples.Code)).Person);
        await own.Send(own.Amara, new RemoveShortCode.Command());
        Assert.Equal(SignAtDevice.Refused, await Refusal(amara, AccountExamples.Code));

        Task<SignAtDevice.Signed> Sign(Guid person, string code) => own.SendAsTheSite(new SignAtDevice.Command { Device = secret, Person = person, Code = code });
        async Task<string> Refusal(Guid person, string code) => (await Assert.ThrowsAsync<DomainException>(() => Sign(person, code))).Message;
    }

    /// <summary>After the free tries each waits twice as long, up to a quarter of an hour: a day holds about a hundred, of a million codes.</summary>
    [Fact]
    public async Task Whoever_tries_all_day_comes_to_little_more_than_a_hundred_codes()
    {
        await using var own = new TrustWorld(server);
        await own.InitializeAsync();
        await own.WithShortCode(own.Amara);
        var (secret, amara, tried) = ((await own.SharedDevice()).Secret, await own.Person(own.Amara), 0);
        var before = await Failures();
        for (var minute = 0; minute < 24 * 60; minute++)
        {
            await Assert.ThrowsAsync<DomainException>(() => own.SendAsTheSite(new SignAtDevice.Command { Device = secret, Person = amara, Code = $"{minute:000000}" }));
            own.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        tried = await Failures() - before;
        Assert.InRange(tried, 90, 110);

        Task<int> Failures() => own.Ask(db => db.Set<SignInThrottle>().SumAsync(throttle => throttle.Failures));
    }

    [Fact]
    public async Task Only_those_of_the_ward_with_a_code_are_named_and_on_its_shared_device_alone()
    {
        await using var own = new TrustWorld(server);
        await own.InitializeAsync();
        foreach (var person in new[] { own.Amara, own.Bethan })
            await own.WithShortCode(person);
        var shared = await own.SharedDevice();
        var wall = await own.OfferedScreen();
        var paired = await own.SendAsTheSite(new ClaimDevice.Command { Code = wall.Code, Address = "192.0.2.8" });

        var names = (await Tablet(own, shared.Secret).ContinueWith(t => t.Result.Get("/sign"), TaskScheduler.Default).Unwrap()).Is(200).Text;

        Assert.Contains(Amara, names, StringComparison.Ordinal);
        Assert.DoesNotContain("Bethan", names, StringComparison.Ordinal);
        Assert.Equal(404, (await (await Tablet(own, paired.Secret)).GetOnly("/sign")).Status);
        Assert.Equal(404, (await own.Anybody().GetOnly("/sign")).Status);
    }

    [Theory]
    [InlineData("", "Enter a code of 6 digits")]
    [InlineData("12345", "The code must be 6 digits, like 274918")]
    [InlineData("48291a", "The code must be 6 digits, like 274918")]
    [InlineData("111111", "This code is too easy to guess. Choose digits that do not repeat or follow one another")]
    [InlineData("123456", "This code is too easy to guess. Choose digits that do not repeat or follow one another")]
    [InlineData("654321", "This code is too easy to guess. Choose digits that do not repeat or follow one another")]
    [InlineData("484848", "This code is too easy to guess. Choose digits that do not repeat or follow one another")]
    [InlineData("729729", "This code is too easy to guess. Choose digits that do not repeat or follow one another")]
    public async Task A_code_that_is_none_or_easily_guessed_is_refused_beside_the_field(string code, string error)
    {
        var page = await (await world.As(world.Joy)).Get("/me/code");

        var refused = (await page.Submit("Set code", ("Your password", world.Password), ("Code of 6 digits", code), ("The code again", code))).Is(400);

        Assert.Equal(error, refused.ErrorsBeside("Code of 6 digits"));
    }

    [Fact]
    public async Task A_code_is_set_with_the_password_and_kept_as_a_slow_hash_that_no_history_holds()
    {
        await using var own = new TrustWorld(server);
        await own.InitializeAsync();
        var page = await (await own.As(own.Joy)).Get("/me/code");
        Assert.Equal("That is not your password", (await page.Submit("Set code", ("Your password", "wrong-wet-badger"), ("Code of 6 digits", "482915"), ("The code again", "482915"))).ErrorsBeside("Your password"));
        Assert.Equal("The two codes are not the same", (await page.Submit("Set code", ("Your password", own.Password), ("Code of 6 digits", "482915"), ("The code again", "482916"))).ErrorsBeside("The code again"));

        var set = (await page.Submit("Set code", ("Your password", own.Password), ("Code of 6 digits", "482915"), ("The code again", "482915"))).Is(200);

        Assert.Equal("Your code is set", set.Banner);
        var hash = await own.Ask(db => db.Users.Where(account => account.Email == own.Joy).Select(account => account.ShortCodeHash).SingleAsync());
        Assert.True(hash!.Length > 60, hash);
        Assert.Equal(0, await own.Number("select count(*) from audit_payloads kept where kept::text like $1", $"%{hash}%"));
        var removed = (await (await set.Follow("Code for shared devices")).Submit("Remove code")).Is(200);
        Assert.Equal("Your code is removed", removed.Banner);
    }

    private static async Task<Visitor> Tablet(TestWorld world, string? secret = null)
    {
        await world.WithShortCode(world.Amara);
        var tablet = world.Anybody();
        tablet.Cookies["__Host-qms-screen"] = secret ?? (await world.SharedDevice()).Secret;
        return tablet;
    }

    private static async Task<Visitor> Signed(TestWorld world, string? secret = null)
    {
        var tablet = await Tablet(world, secret);
        (await (await tablet.Get("/sign")).Submit("Sign", ("Your name", Amara), ("Your code of 6 digits", AccountExamples.Code))).Is(200);
        return tablet;
    }
}
