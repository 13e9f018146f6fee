using QmsPortal.Modules.Organisation.People;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Account;

public class SignInTests(ProductionWorld world) : IClassFixture<ProductionWorld>
{
    private const string Wrong = "That e-mail or password is not right.";

    [Fact]
    public async Task The_right_password_leads_to_the_persons_page()
    {
        var page = await world.Anybody().SignIn(" Joy.Okoro@Riverside.Example ", world.Password);

        Assert.Equal("/at/ward-7", page.Is(200).Address);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_are_answered_alike()
    {
        var known = await world.Anybody().SignIn(world.Helen, "three-loud-otters");
        var unknown = await world.Anybody().SignIn("nobody@riverside.example", "three-loud-otters");

        Assert.Equal(422, known.Status);
        Assert.Equal(422, unknown.Status);
        Assert.Equal([$"{Wrong} Try again."], known.Summary);
        Assert.Equal(known.Summary, unknown.Summary);
        Assert.Equal(known.QueryCount, unknown.QueryCount);
    }

    [Fact]
    public async Task The_address_is_kept_and_the_password_is_not()
    {
        var page = await world.Anybody().SignIn(world.Gareth, "three-loud-otters");

        Assert.Equal(world.Gareth, page.Value("E-mail address"));
        Assert.Equal("", page.Value("Password"));
        Assert.Null(page.Document.QuerySelector("input[type=password]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task What_is_left_out_is_asked_for()
    {
        var page = await world.Anybody().SignIn("", "");

        Assert.Equal("Enter your e-mail address", page.Is(400).ErrorsBeside("E-mail address"));
        Assert.Equal("Enter your password", page.ErrorsBeside("Password"));
        Assert.Equal(["Enter your e-mail address", "Enter your password"], page.Summary);
    }

    [Fact]
    public async Task Each_wrong_try_after_the_second_waits_longer_and_then_the_right_password_works()
    {
        var visitor = world.Anybody();
        await visitor.SignIn(world.Samuel, "wrong-otters-1");

        var second = await visitor.SignIn(world.Samuel, "wrong-otters-2");
        var tooSoon = await visitor.SignIn(world.Samuel, world.Password);
        world.Clock.Advance(TimeSpan.FromSeconds(2.1));
        var third = await visitor.SignIn(world.Samuel, "wrong-otters-3");
        world.Clock.Advance(TimeSpan.FromSeconds(2.1));
        var stillTooSoon = await visitor.SignIn(world.Samuel, world.Password);
        world.Clock.Advance(TimeSpan.FromSeconds(2.1));
        var right = await visitor.SignIn(world.Samuel, world.Password);

        Assert.Equal([$"{Wrong} Wait 2 seconds and try again."], second.Summary);
        Assert.Equal([$"{Wrong} Wait 2 seconds and try again."], tooSoon.Summary);
        Assert.Equal([$"{Wrong} Wait 4 seconds and try again."], third.Summary);
        Assert.Equal([$"{Wrong} Wait 2 seconds and try again."], stillTooSoon.Summary);
        Assert.Equal("/at/riverside-hospitals/overview", right.Is(200).Address);
    }

    [Fact]
    public async Task Nobody_waits_longer_than_a_minute_and_a_quarter_of_an_hour_forgets_everything()
    {
        var visitor = world.Anybody();
        for (var i = 0; i < 9; i++)
        {
            await visitor.SignIn(world.Priya, $"wrong-otters-{i}");
            world.Clock.Advance(TimeSpan.FromSeconds(61));
        }

        var tenth = await visitor.SignIn(world.Priya, "wrong-otters-10");
        world.Clock.Advance(TimeSpan.FromMinutes(15.1));
        var first = await visitor.SignIn(world.Priya, "wrong-otters-11");

        Assert.Equal([$"{Wrong} Wait 60 seconds and try again."], tenth.Summary);
        Assert.Equal([$"{Wrong} Try again."], first.Summary);
    }

    [Fact]
    public async Task A_right_password_clears_what_went_before()
    {
        var visitor = world.Anybody();
        await visitor.SignIn(world.Leila, "wrong-otters-1");
        await visitor.SignIn(world.Leila, world.Password);

        var page = await world.Anybody().SignIn(world.Leila, "wrong-otters-2");

        Assert.Equal([$"{Wrong} Try again."], page.Summary);
    }

    [Fact]
    public async Task Tries_sent_all_at_once_are_counted_one_after_the_other()
    {
        var forms = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => world.Anybody().Get("/sign-in")));

        var answers = await Task.WhenAll(forms.Select((form, i) => form.Submit("Sign in", ("E-mail address", "guessed.at@riverside.example"), ("Password", $"guess-number-{i}"))));

        Assert.All(answers, answer => Assert.Equal(422, answer.Status));
        Assert.True(answers.Count(answer => answer.Summary[0].EndsWith("Try again.", StringComparison.Ordinal) && !answer.Summary[0].Contains("Wait", StringComparison.Ordinal)) <= 2);
    }

    [Fact]
    public async Task Who_tried_to_sign_in_is_not_kept_in_clear_nor_logged()
    {
        await world.Anybody().SignIn("somebody.private@riverside.example", "three-loud-otters");

        var keys = await world.Ask(db => Task.FromResult(db.Set<QmsPortal.Modules.Account.SignInThrottle>().Select(throttle => throttle.Key).ToList()));

        Assert.DoesNotContain(keys, key => key.Contains("private", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(world.Log.Lines, line => line.Contains("private", StringComparison.OrdinalIgnoreCase) || line.Contains("three-loud", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Somebody_without_a_role_may_sign_in_and_is_told_so()
    {
        await world.Send(world.Rowan, new AddPerson.Command { Name = "Vera Quist", Post = "Staff nurse", Email = "vera.quist@riverside.example", Password = "three-calm-herons" });

        var vera = await world.As("vera.quist@riverside.example", "three-calm-herons");
        var page = await vera.Get("/");

        Assert.Equal("/me", page.Is(200).Address);
        Assert.Contains("You hold no role yet", page.Text, StringComparison.Ordinal);
    }
}
