using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel.KeptForms;
using QmsPortal.Modules.Control;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Kernel.KeptForms;

/// <summary>A session that ends while somebody writes takes no words with it; and nobody else comes by them.</summary>
public class KeptFormTests(ProductionWorld world) : IClassFixture<ProductionWorld>
{
    private const string Question = "What is the issue?";
    private const string NotSent = "You were signed out before this was sent. What you wrote is below: check it and send it.";

    [Fact]
    public async Task What_was_written_is_offered_after_signing_in_and_is_not_sent_by_itself()
    {
        var amara = await world.As(world.Amara);
        var form = await amara.Get("/raise?at=ward-7");
        world.Clock.Advance(TimeSpan.FromMinutes(31));

        var signIn = await form.Submit("Raise issue", (Question, "The blood fridge is warm"), ("What kind?", "Equipment"));
        var offered = await signIn.Submit("Sign in", ("E-mail address", world.Amara), ("Password", world.Password));
        var storedBefore = await Stored("The blood fridge is warm");
        var raised = await offered.Submit("Raise issue");

        Assert.Equal("/sign-in", signIn.Is(200).Address.Split('?')[0]);
        Assert.Contains("What you wrote is kept for you alone", signIn.Text, StringComparison.Ordinal);
        Assert.Equal([NotSent], offered.Is(200).Summary);
        Assert.Equal(("The blood fridge is warm", "Equipment"), (offered.Value(Question), offered.Value("What kind?")));
        Assert.Equal(0, storedBefore);
        Assert.Equal("The blood fridge is warm", raised.Is(200).Heading);
        Assert.Equal(1, await Stored("The blood fridge is warm"));
    }

    [Fact]
    public async Task A_small_form_of_a_page_is_opened_again_with_its_date()
    {
        var joy = await world.As(world.Joy);
        var form = await joy.Get("/issues/1005");
        world.Clock.Advance(TimeSpan.FromMinutes(31));

        var signIn = await form.Submit("Act here", ("Who will act?", "Estates lead"), ("By when?", "27 12 2026"));
        var offered = await signIn.Submit("Sign in", ("E-mail address", world.Joy), ("Password", world.Password));

        Assert.Equal(("Estates lead", "27 12 2026"), (offered.Is(200).Value("Who will act?"), offered.Value("By when?")));
        Assert.True(offered.Has("details[open]"));
    }

    [Fact]
    public async Task Somebody_else_who_signs_in_there_sees_none_of_it()
    {
        var amara = await world.As(world.Amara);
        var form = await amara.Get("/raise?at=ward-7");
        world.Clock.Advance(TimeSpan.FromMinutes(31));

        var signIn = await form.Submit("Raise issue", (Question, "Only for my eyes"), ("What kind?", "Safety"));
        var page = await signIn.Submit("Sign in", ("E-mail address", world.Dan), ("Password", world.Password));

        Assert.Empty(page.Is(200).Summary);
        Assert.Equal("", page.Value(Question));
        Assert.DoesNotContain("Only for my eyes", page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_offered_on_its_own_page_and_for_half_a_day()
    {
        var amara = await world.As(world.Amara);
        var form = await amara.Get("/raise?at=ward-7");
        world.Clock.Advance(TimeSpan.FromMinutes(31));
        var signIn = await form.Submit("Raise issue", (Question, "Half a day"), ("What kind?", "Safety"));
        var kept = signIn.Address.Split("kept%3D")[1];

        var back = await world.As(world.Amara);
        var elsewhere = await back.Get($"/issues/1001?kept={kept}");
        var there = await back.Get($"/raise?at=ward-7&kept={kept}");
        world.Clock.Advance(TimeSpan.FromHours(12) + TimeSpan.FromSeconds(1));
        var tooLate = await (await world.As(world.Amara)).Get($"/raise?at=ward-7&kept={kept}");

        Assert.Empty(elsewhere.Is(200).Summary);
        Assert.Equal("Half a day", there.Value(Question));
        Assert.Equal("", tooLate.Is(200).Value(Question));
    }

    [Fact]
    public async Task A_form_that_was_shown_to_nobody_in_particular_is_not_kept()
    {
        var before = await world.Ask(db => db.Set<KeptForm>().CountAsync());

        var bare = await world.Anybody().Post("/raise?at=ward-7", ("Command.Words", "From nowhere"));
        var forged = await world.Anybody().Post("/raise?at=ward-7", ("Command.Words", "From nowhere"), ("Whose", Convert.ToBase64String(Guid.NewGuid().ToByteArray())));
        var huge = await world.Anybody().Post("/raise?at=ward-7", ("Command.Words", new string('x', 200_000)), ("Whose", "AAAA"));

        Assert.All([bare, forged, huge], page => Assert.Equal("/sign-in?from=%2Fraise%3Fat%3Dward-7", page.Is(200).Address));
        Assert.Equal(before, await world.Ask(db => db.Set<KeptForm>().CountAsync()));
    }

    [Fact]
    public async Task What_is_kept_is_in_cipher_and_holds_no_password()
    {
        var amara = await world.As(world.Amara);
        var (form, password) = (await amara.Get("/raise?at=ward-7"), await amara.Get("/me/password"));
        world.Clock.Advance(TimeSpan.FromMinutes(31));

        await form.Submit("Raise issue", (Question, "Words in cipher"), ("What kind?", "Safety"));
        var signIn = await password.Submit("Change password", ("Password now", "three-quiet-otters"), ("New password", "four-loud-herons"), ("New password again", "four-loud-herons"));
        var page = await signIn.Submit("Sign in", ("E-mail address", world.Amara), ("Password", world.Password));

        Assert.DoesNotContain(await world.Ask(db => db.Set<KeptForm>().Select(kept => kept.Fields).ToListAsync()), fields => fields.Contains("cipher", StringComparison.Ordinal));
        Assert.DoesNotContain("herons", page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    private Task<int> Stored(string words) => world.Ask(db => db.Issues.CountAsync(issue => issue.Words == words));
}
