using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Issues;

/// <summary>The life of an issue over HTTP, without JavaScript, by the labels people read.</summary>
public class IssuePageTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    private const string Answer = "Answer";
    private const string PatientNumber = "943 476 5919";

    [Fact]
    public async Task A_nurse_raises_an_issue_in_three_steps_from_the_ward_board()
    {
        var amara = await world.As(world.Amara);

        var form = await (await amara.Get("/")).Follow("Raise an issue");
        Assert.Equal("Raise an issue", form.Heading);
        Assert.Contains("Someone in danger now? Phone first: 2222 or the site manager on 4100.", form.Text, StringComparison.Ordinal);
        Assert.Contains("Goes to: Ward 7, nurse in charge.", form.Text, StringComparison.Ordinal);
        Assert.Null(form.Value("What kind?"));

        var page = (await form.Submit("Raise issue", ("What is the issue?", "Bin lid is broken"), ("What kind?", "Environment"))).Is(200);

        Assert.Equal("Bin lid is broken", page.Heading);
        Assert.Equal(["Raised at 07:52", "It is on the Ward 7 board now."], page.Document.QuerySelectorAll(".qms-banner p").Select(words => words.TextContent));
        Assert.Contains("What happens next", page.Text, StringComparison.Ordinal);
        Assert.Contains("by you", page.Text, StringComparison.Ordinal);
        Assert.True((await page.Follow("Back to Ward 7 today")).HasLink("Bin lid is broken"));
    }

    [Theory]
    [InlineData("", null, "Enter what the issue is", "Choose what kind of issue it is")]
    [InlineData("   ", "Safety", "Enter what the issue is", null)]
    [InlineData("Door sticks", null, null, "Choose what kind of issue it is")]
    [InlineData("161", "Safety", "Issue must be 160 characters or fewer", null)]
    [InlineData("Patient 943 476 5919 is cold", "Safety", "This looks like a patient's number. Take it out, or say why it is not one", null)]
    public async Task What_is_missing_is_told_beside_each_field_and_what_was_typed_stays(string words, string? kind, string? first, string? second)
    {
        var typed = words == "161" ? new string('x', 161) : words;
        var before = await world.Rows();

        var form = await (await world.As(world.Amara)).Get("/raise?at=ward-7");
        var page = (await form.Submit("Raise issue", kind is null ? [("What is the issue?", typed)] : [("What is the issue?", typed), ("What kind?", kind)])).Is(400);

        Assert.Equal((first, second), (page.ErrorsBeside("What is the issue?"), page.ErrorsBeside("What kind?")));
        Assert.Equal(new[] { first, second }.OfType<string>(), page.Summary);
        Assert.StartsWith("Error: Raise an issue", page.Title, StringComparison.Ordinal);
        Assert.Equal((typed.Trim(), kind), (page.Value("What is the issue?")!.Trim(), page.Value("What kind?")));
        Assert.Equal(before, await world.Rows());
    }

    [Fact]
    public async Task A_number_like_a_patients_goes_through_with_a_reason_that_is_kept()
    {
        var form = await (await world.As(world.Amara)).Get("/raise?at=ward-7");
        var stopped = await form.Submit("Raise issue", ("What is the issue?", $"Order {PatientNumber} is late"), ("What kind?", "Equipment"));

        var again = (await stopped.Submit("Raise issue", ("Why is it not a patient’s number?", $"It is {PatientNumber}"))).Is(400);
        var page = (await again.Submit("Raise issue", ("Why is it not a patient’s number?", "It is an order number of the store"))).Is(200);

        Assert.Equal($"Order {PatientNumber} is late", page.Heading);
        Assert.Contains("Not a patient's number: It is an order number of the store", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kind_that_no_form_offers_is_refused()
    {
        var amara = await world.As(world.Amara);
        var token = (await amara.Get("/raise?at=ward-7")).Hidden("__RequestVerificationToken");
        foreach (var kind in new[] { "Nonsense", "99", "-1" })
        {
            var page = (await amara.Post("/raise?at=ward-7", ("__RequestVerificationToken", token), ("Command.Words", "Door sticks"), ("Command.Kind", kind))).Is(400);

            Assert.NotNull(page.ErrorsBeside("What kind?"));
            Assert.Equal("Door sticks", page.Value("What is the issue?"));
        }
    }

    [Fact]
    public async Task An_issue_goes_to_another_place_in_the_same_form()
    {
        var form = await (await world.As(world.Amara)).Get("/raise?at=ward-7");

        var page = (await form.Submit("Raise issue", ("What is the issue?", "Lift 3 is stuck"), ("Where?", "Ward 9"))).Is(400);
        Assert.Equal(("Lift 3 is stuck", "Ward 9"), (page.Value("What is the issue?"), page.Value("Where?")));

        var raised = (await page.Submit("Raise issue", ("What kind?", "Environment"))).Is(200);
        Assert.Contains("It is on the Ward 9 board now.", raised.Banner, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_team_lead_acts_answers_and_the_raiser_says_that_it_worked()
    {
        var (amara, address) = await Raised("Oxygen point 2 hisses");
        var joy = await world.As(world.Joy);

        var acting = (await (await joy.Get(address)).Submit("Act here", ("Who will act?", "Estates duty manager"), ("By when?", "6 5 2026"))).Is(200);
        Assert.Equal("Somebody acts on it now", acting.Banner);
        Assert.Contains("Estates duty manager, due Wed 6 May", (await amara.Get("/at/ward-7/issues")).Text, StringComparison.Ordinal);

        var answered = (await acting.Submit("Send answer", (Answer, "A new washer is fitted"))).Is(200);
        Assert.False(answered.HasButton("It worked"));
        Assert.False(answered.HasButton("Not solved"));
        Assert.False(answered.HasField(Answer));

        var board = await amara.Get("/at/ward-7");
        Assert.Contains("Oxygen point 2 hisses “A new washer is fitted” Ward sister, Joy Okoro, Tue 5 May 07:52, less than a minute after it was raised", board.Text, StringComparison.Ordinal);

        var refused = (await joy.Post($"{address}?handler=Worked", ("__RequestVerificationToken", answered.Document.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? await Token(joy)),
            ("Command.Version", (await amara.Get(address)).Hidden("Command.Version")))).Is(422);
        Assert.Equal(["You answered this issue, so another person has to say that it worked. Ask whoever raised it, or the next huddle."], refused.Summary);

        var closed = (await (await amara.Get(address)).Submit("It worked")).Is(200);
        Assert.Equal("Thank you. The issue is closed", closed.Banner);
        Assert.Contains("Confirmed", closed.Text, StringComparison.Ordinal);
        Assert.True((await amara.Get("/at/ward-7/issues?show=over")).HasLink("Oxygen point 2 hisses"));
        Assert.False((await amara.Get("/at/ward-7/issues")).HasLink("Oxygen point 2 hisses"));
    }

    [Fact]
    public async Task A_colleague_says_that_it_is_not_solved_and_it_is_open_again()
    {
        var (_, address) = await Raised("Shower drain is slow");
        await (await (await world.As(world.Joy)).Get(address)).Submit("Send answer", (Answer, "Plunged"));
        var dan = await world.As(world.Dan);

        var empty = (await (await dan.Get(address)).Submit("Not solved")).Is(400);
        Assert.Equal("Enter what is still wrong", empty.ErrorsBeside("What is still wrong?"));
        var open = (await empty.Submit("Not solved", ("What is still wrong?", "Water stands again"))).Is(200);

        Assert.Equal("It is open again", open.Banner);
        Assert.Contains("Not solved “Water stands again”", open.Text, StringComparison.Ordinal);
        Assert.True((await dan.Get("/at/ward-7")).HasLink("Shower drain is slow"));
    }

    [Fact]
    public async Task A_parked_issue_says_when_it_is_back()
    {
        var (_, address) = await Raised("Paint peels in bay A");
        var joy = await world.As(world.Joy);

        var page = (await (await joy.Get(address)).Submit("Park issue", ("Until when?", "7 May 2026"))).Is(200);

        Assert.Equal("Issue parked", page.Banner);
        Assert.Contains("Back on the board Thu 7 May", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Act here", "", "", 400, "Enter who will act, by their role", "Enter by when")]
    [InlineData("Act here", "Estates", "31 2 2026", 400, null, "Enter a real date, like 27 3 2026")]
    [InlineData("Act here", "Estates", "x y z", 400, null, "Enter a real date, like 27 3 2026")]
    [InlineData("Act here", "Estates", "1 1 2100", 400, null, "Enter a date between 1990 and 2099")]
    [InlineData("Act here", "Estates", "4 5 2026", 422, null, "Choose today or a later day.")]
    [InlineData("Act here", "Estates", "6 5 2028", 422, null, "Choose a day within 2 years.")]
    [InlineData("Park issue", null, "", 400, null, "Enter until when")]
    [InlineData("Park issue", null, "30 2 2026", 400, null, "Enter a real date, like 27 3 2026")]
    [InlineData("Park issue", null, "5 5 2026", 422, null, "Choose a day after today: then it is back on the board.")]
    public async Task Wrong_steps_are_told_beside_the_field_and_what_was_typed_stays(string button, string? who, string date, int status, string? whoError, string? dateError)
    {
        var (_, address) = await Raised("Kettle trips the fuse");
        var dateLabel = button == "Act here" ? "By when?" : "Until when?";
        (string, object?)[] fields = who is null ? [(dateLabel, date)] : [("Who will act?", who), (dateLabel, date)];

        var page = (await (await (await world.As(world.Joy)).Get(address)).Submit(button, fields)).Is(status);

        Assert.Equal(dateError, page.ErrorsBeside(dateLabel));
        Assert.Equal(date, page.Value(dateLabel)!.Trim());
        if (who is not null)
            Assert.Equal((whoError, who), (page.ErrorsBeside("Who will act?"), page.Value("Who will act?")));
        Assert.Contains("Open", page.Document.QuerySelector(".qms-title")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_must_be_there_and_not_too_long()
    {
        var (_, address) = await Raised("Sharps bin is full");
        var form = await (await world.As(world.Joy)).Get(address);

        var empty = (await form.Submit("Send answer")).Is(400);
        var tooLong = (await form.Submit("Send answer", (Answer, new string('x', 301)))).Is(400);

        Assert.Equal("Enter what was done, or what will happen and by when", empty.ErrorsBeside(Answer));
        Assert.Equal("Answer must be 300 characters or fewer", tooLong.ErrorsBeside(Answer));
        Assert.Equal(new string('x', 301), tooLong.Value(Answer));
    }

    [Fact]
    public async Task Of_two_who_answer_at_once_the_second_is_told_keeps_the_text_and_can_go_on()
    {
        var (_, address) = await Raised("Clock in bay C is slow");
        var first = await (await world.As(world.Joy)).Get(address);
        var second = await (await world.As(world.Joy)).Get(address);
        (await first.Submit("Act here", ("Who will act?", "Estates"), ("By when?", "6 5 2026"))).Is(200);

        var stale = (await second.Submit("Send answer", (Answer, "New battery"))).Is(409);

        Assert.Equal(["Someone changed this while you were editing, so nothing of yours was saved. It stands below, beside what is there now."], stale.Summary);
        Assert.Equal("New battery", stale.Value(Answer));
        Assert.Contains("“New battery”", (await stale.Submit("Send answer")).Is(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_read_an_issue_and_change_nothing()
    {
        var (_, address) = await Raised("Fridge door is open");
        foreach (var (person, status) in new[] { (world.Kofi, 403), (world.Bethan, 404), (world.Petra, 403), (world.Leila, 403) })
        {
            var visitor = await world.As(person);
            var page = (await visitor.Get(address)).Is(200);
            Assert.False(page.HasField(Answer) || page.HasButton("It worked"), person);

            (await visitor.Post($"{address}?handler=Solve", ("__RequestVerificationToken", await Token(visitor)), ("Command.Answer", "Mine now"), ("Command.Version", "1"))).Is(status);
        }

        Assert.Equal(0, await world.Number("select count(*) from issue_steps where words = 'Mine now'"));
    }

    [Fact]
    public async Task Those_who_may_not_raise_are_told_so_and_see_no_button()
    {
        var petra = await world.As(world.Petra);

        Assert.False((await petra.Get("/at/ward-7")).HasLink("Raise an issue"));
        Assert.Equal("You do not have permission", (await petra.Get("/raise?at=ward-7")).Is(403).Heading);
    }

    private async Task<(Visitor Amara, string Address)> Raised(string words)
    {
        var amara = await world.As(world.Amara);
        var page = await (await amara.Get("/raise?at=ward-7")).Submit("Raise issue", ("What is the issue?", words), ("What kind?", "Equipment"));
        return (amara, page.Is(200).Address.Split('?')[0]);
    }

    /// <summary>A person who has no form on the page still has a token from another.</summary>
    private static async Task<string> Token(Visitor visitor) => (await visitor.Get("/me/password")).Hidden("__RequestVerificationToken");
}
