using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Crawl.Forms;

/// <summary>A form that the site did not give to this person in this browser is not read.</summary>
public class ForgeryTests(FormsWorld world) : IClassFixture<FormsWorld>
{
    private const string Token = "__RequestVerificationToken";

    [Fact]
    public async Task A_form_without_its_token_or_with_that_of_another_is_refused()
    {
        var others = new Dictionary<string, string>();
        foreach (var person in new[] { world.Kofi, world.Dan })
            others[person] = (await (await world.As(person)).Get("/me/password")).Hidden(Token);
        var faults = new List<string>();
        foreach (var form in world.Forms)
        {
            var post = await world.Open(form) ?? throw new Xunit.Sdk.XunitException($"{form} is on its page no more");
            var before = await world.Database.Fingerprint();
            foreach (var forged in new[] { post.Without(Token), post.With(Token, ""), post.With(Token, others[world.Kofi]), post.With(Token, others[world.Dan]) })
            {
                var page = await world.Send(form, forged);
                if (page.Status != 400 || page.Heading != "This form could not be read")
                    faults.Add($"{form}: {page}");
            }

            if (before != await world.Database.Fingerprint())
                faults.Add($"{form}: the database has changed");
        }

        Expect.None(faults);
    }
}
