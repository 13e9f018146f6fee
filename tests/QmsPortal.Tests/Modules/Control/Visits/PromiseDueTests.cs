using QmsPortal.Kernel;
using QmsPortal.Modules.Control.Visits;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Kernel.Outbox;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Visits;

/// <summary>A leader's promise is reminded of on its day, and stands on their own page until it is kept.</summary>
public class PromiseDueTests(MailWorld world, QmsServer server) : IClassFixture<MailWorld>
{
    [Fact]
    public async Task Whoever_promised_is_told_on_its_day_and_on_the_day_it_was_moved_to_and_not_once_it_is_kept()
    {
        var (number, promise) = await world.Promised(days: 2);
        var (kept, other) = await world.Promised(days: 2);
        await world.Send(world.Samuel, new KeepCommitment.Command { Number = kept, Commitment = other.Id, Version = other.Version, How = "It stands in the store" });
        var (first, second) = (promise.By.StartInLondon(), promise.By.AddDays(3));

        await world.To(first.AddSeconds(-1));
        Assert.Empty(await world.Written($"promise-due:{promise.Id}"));
        await world.To(first);
        await world.To(first.AddHours(5));
        var told = await world.Stored($"promise-due:{promise.Id}");
        Assert.Equal((await world.IdOf(world.Samuel), $"Visit {number} to Ward 9: a promise is due today", true), (told.PersonId, told.Subject, told.InDigest));
        Assert.DoesNotContain("scanner", told.Subject + told.Body, StringComparison.Ordinal);
        var mine = (await (await world.As(world.Samuel)).Get("/me")).Text;
        Assert.Equal(2, mine.Split("A second bladder scanner Open").Length);

        await world.Send(world.Samuel, new MoveCommitment.Command { Number = number, Commitment = promise.Id, Version = (await world.PromisesOf(number))[0].Version, By = DateInput.From(second), Why = "On order" });
        await world.To(second.StartInLondon());
        await world.To(second.AddDays(9).StartInLondon());

        Assert.Equal(2, (await world.Written($"promise-due:{promise.Id}")).Count);
        Assert.Empty(await world.Written($"promise-due:{other.Id}"));
        Assert.Contains("A second bladder scanner Past its day", (await (await world.As(world.Samuel)).Get("/me")).Text, StringComparison.Ordinal);
    }

    /// <summary>What was promised stays for the ward to read, and nobody is reminded who has left.</summary>
    [Fact]
    public async Task Of_whoever_has_left_the_promise_says_so_and_no_mail_goes_to_them()
    {
        await using var own = new MailWorld(server);
        await own.InitializeAsync();
        var (number, promise) = await own.Promised(days: 2);
        await own.Send(own.Rowan, new CloseAccount.Command { Person = await own.IdOf(own.Samuel), Reason = "He has left" });

        await own.SendAsTheSite(new TellOfDueCommitment.Command { Commitment = promise.Id, DueAt = promise.Ahead()[0].At });

        Assert.Empty(await own.Written($"promise-due:{promise.Id}"));
        var bethan = await own.As(own.Bethan);
        foreach (var address in new[] { $"/visits/{number}", "/at/ward-9/visits" })
            Assert.Contains("Chief nurse, Samuel Adeyemi (has left)", (await bethan.Get(address)).Is(200).Text, StringComparison.OrdinalIgnoreCase);
    }
}
