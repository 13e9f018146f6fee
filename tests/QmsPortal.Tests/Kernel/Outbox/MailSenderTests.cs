using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Outbox;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Tests.Modules.Control;
using Xunit;

namespace QmsPortal.Tests.Kernel.Outbox;

/// <summary>Mail goes out, is tried again while that is safe, and never twice.</summary>
public class MailSenderTests(MailWorld world) : IClassFixture<MailWorld>
{
    private DateTimeOffset Now => world.Clock.GetUtcNow();

    [Fact]
    public async Task Mail_is_sent_once_to_the_person_with_the_same_name_at_each_try()
    {
        await world.Forget();
        var thing = await world.Write(world.Amara);

        await world.SendMail();
        await world.SendMail();

        var (sent, mail) = (await world.Stored(thing), Assert.Single(world.Sink.Taken));
        Assert.Equal((OutboxState.Sent, Now, 1), (sent.State, sent.SentAt, sent.Tries));
        Assert.Contains($"To: {world.Amara}", mail, StringComparison.Ordinal);
        Assert.Contains("From: QmsPortal <portal@riverside.example>", mail, StringComparison.Ordinal);
        Assert.Contains($"Message-Id: <{sent.Id:N}@riverside.example>", mail, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Subject: Something happened", mail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Fault.BusyAtGreeting, "Refused, 421")]
    [InlineData(Fault.HangUpAtSender, "Connection lost")]
    [InlineData(Fault.TryLaterAtRecipient, "Refused, 451")]
    [InlineData(Fault.TryLaterAfterData, "Refused, 452")]
    public async Task What_was_certainly_not_taken_is_tried_again_later(Fault fault, string failure)
    {
        await world.Forget();
        var thing = await world.Write(world.Amara);
        world.Sink.Faults.Enqueue(fault);

        await world.SendMail();
        var waiting = await world.Stored(thing);
        Assert.Equal((OutboxState.Waiting, failure, Now.AddMinutes(2)), (waiting.State, waiting.Failure, waiting.NextTryAt));
        await world.SendMail();
        Assert.Empty(world.Sink.Taken);

        world.Clock.Advance(TimeSpan.FromMinutes(2));
        await world.SendMail();
        Assert.Equal((OutboxState.Sent, 2), ((await world.Stored(thing)).State, (await world.Stored(thing)).Tries));
        Assert.Single(world.Sink.Taken);
    }

    [Fact]
    public async Task Without_a_mail_server_mail_waits_and_goes_out_when_there_is_one()
    {
        await world.Forget();
        var thing = await world.Write(world.Amara);
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        var untried = await world.Write(world.Joy);
        await world.Sink.Stop();
        try
        {
            await world.SendMail();
        }
        finally
        {
            world.Sink.Start();
        }

        Assert.Equal((OutboxState.Waiting, "No connection"), ((await world.Stored(thing)).State, (await world.Stored(thing)).Failure));
        Assert.Equal(0, (await world.Stored(untried)).Tries);

        world.Clock.Advance(TimeSpan.FromMinutes(2));
        await world.SendMail();
        Assert.Equal(2, world.Sink.Taken.Count);
    }

    [Theory]
    [InlineData(Fault.NoSuchRecipient, "Refused, 550")]
    [InlineData(Fault.NotTakenAfterData, "Refused, 554")]
    public async Task What_is_refused_for_good_is_not_tried_again(Fault fault, string failure)
    {
        await world.Forget();
        var thing = await world.Write(world.Amara);
        world.Sink.Faults.Enqueue(fault);

        await world.SendMail();
        world.Clock.Advance(TimeSpan.FromDays(2));
        await world.SendMail();

        Assert.Equal((OutboxState.Refused, failure, 1), ((await world.Stored(thing)).State, (await world.Stored(thing)).Failure, (await world.Stored(thing)).Tries));
        Assert.Empty(world.Sink.Taken);
    }

    [Fact]
    public async Task Ten_tries_over_a_day_and_it_is_left()
    {
        await world.Forget();
        var thing = await world.Write(world.Amara);
        var first = Now;
        for (var i = 0; i < 10; i++)
        {
            world.Sink.Faults.Enqueue(Fault.TryLaterAtRecipient);
            await world.SendMail();
            if (i < 9)
                world.Clock.Advance((await world.Stored(thing)).NextTryAt - Now);
        }

        Assert.Equal((OutboxState.Refused, 10), ((await world.Stored(thing)).State, (await world.Stored(thing)).Tries));
        Assert.InRange(Now - first, TimeSpan.FromHours(12), TimeSpan.FromHours(24));
    }

    /// <summary>The server has the whole mail and says nothing: it may have taken it.</summary>
    [Fact]
    public async Task What_may_have_arrived_is_never_sent_again_by_itself()
    {
        await world.Forget();
        var thing = await world.Write(world.Amara);
        world.Sink.Faults.Enqueue(Fault.HangUpAfterData);

        await world.SendMail();
        world.Clock.Advance(TimeSpan.FromDays(2));
        await world.SendMail();

        Assert.Equal((OutboxState.Unknown, "Connection lost"), ((await world.Stored(thing)).State, (await world.Stored(thing)).Failure));
        Assert.Single(world.Sink.Seen);
    }

    [Fact]
    public async Task What_a_killed_copy_was_sending_is_unknown_after_a_while_and_not_sent_again()
    {
        await world.Forget();
        var thing = await world.Write(world.Amara);
        await world.Ask(db => db.ClaimMail(Now, MailSender.Lease, CancellationToken.None));

        await world.SendMail();
        Assert.Equal(OutboxState.Sending, (await world.Stored(thing)).State);

        world.Clock.Advance(MailSender.Lease + TimeSpan.FromSeconds(1));
        await world.SendMail();
        Assert.Equal((OutboxState.Unknown, "Stopped while sending"), ((await world.Stored(thing)).State, (await world.Stored(thing)).Failure));
        Assert.Empty(world.Sink.Seen);
    }

    [Fact]
    public async Task It_is_committed_as_being_sent_before_the_mail_server_hears_of_it()
    {
        await world.Forget();
        var thing = await world.Write(world.Amara);

        var claimed = await world.Ask(db => db.ClaimMail(Now, MailSender.Lease, CancellationToken.None));

        Assert.Equal(thing, Assert.Single(claimed).Thing);
        Assert.Equal(OutboxState.Sending, (await world.Stored(thing)).State);
        Assert.Empty(await world.Ask(db => db.ClaimMail(Now, MailSender.Lease, CancellationToken.None)));
    }

    [Fact]
    public async Task Three_copies_at_once_send_each_mail_once()
    {
        await world.Forget();
        for (var i = 0; i < 60; i++)
            await world.Write(i % 2 == 0 ? world.Amara : world.Joy);
        MailSender[] copies = [world.Sender(), world.Sender(), world.Sender()];

        var sent = await Task.WhenAll(copies.Select(copy => Task.Run(() => copy.SendOnce(CancellationToken.None))));

        Assert.Equal(60, sent.Sum());
        Assert.Equal(60, world.Sink.Seen.Count);
        Assert.Equal(60, world.Sink.Seen.Select(mail => mail.Split('\n').Single(line => line.StartsWith("Message-I", StringComparison.OrdinalIgnoreCase))).Distinct().Count());
    }

    [Fact]
    public async Task What_is_not_urgent_waits_for_seven_in_the_morning_and_comes_as_one_mail()
    {
        await world.Forget();
        world.Clock.Advance(Now.LondonDay().AddDays(1).StartInLondon(new TimeOnly(6, 59)) - Now);
        var (first, second) = (await world.Write(world.Amara, urgent: false), await world.Write(world.Amara, urgent: false));
        await world.Write(world.Joy, urgent: false);
        var urgent = await world.Write(world.Amara);

        await world.SendMail();
        Assert.Equal([urgent], await SentOf(first, second, urgent));

        world.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, await world.SendMail());
        Assert.Equal(3, (await SentOf(first, second, urgent)).Count);
        var digest = Assert.Single(world.Sink.Taken, mail => mail.Contains("Subject: 2 things for you since yesterday", StringComparison.Ordinal));
        Assert.Contains($"To: {world.Amara}", digest, StringComparison.Ordinal);
        Assert.Equal(2, digest.Split("Look at the portal.").Length - 1);
        Assert.Contains(world.Sink.Taken, mail => mail.Contains($"To: {world.Joy}", StringComparison.Ordinal) && mail.Contains("Subject: Something happened", StringComparison.Ordinal));

        var late = await world.Write(world.Amara, urgent: false);
        world.Clock.Advance(TimeSpan.FromHours(23));
        await world.SendMail();
        Assert.Empty(await SentOf(late));
        world.Clock.Advance(TimeSpan.FromHours(1));
        await world.SendMail();
        Assert.Single(await SentOf(late));
    }

    [Fact]
    public async Task Three_copies_at_once_send_one_digest_to_each_person()
    {
        await world.Forget();
        for (var i = 0; i < 60; i++)
            await world.Write(i % 2 == 0 ? world.Amara : world.Joy, urgent: false);
        world.Sleep();
        MailSender[] copies = [world.Sender(), world.Sender(), world.Sender()];

        var sent = await Task.WhenAll(copies.Select(copy => Task.Run(() => copy.SendOnce(CancellationToken.None))));

        Assert.Equal(2, sent.Sum());
        Assert.Equal(2, world.Sink.Seen.Count(mail => mail.Contains("Subject: 30 things for you since yesterday", StringComparison.Ordinal)));
    }

    /// <summary>What is left of a digest that failed goes with the next try as one mail, not each thing by itself.</summary>
    [Fact]
    public async Task A_digest_that_was_not_taken_is_tried_again_whole()
    {
        await world.Forget();
        var things = new[] { await world.Write(world.Amara, urgent: false), await world.Write(world.Amara, urgent: false) };
        world.Sleep();
        world.Sink.Faults.Enqueue(Fault.TryLaterAtRecipient);

        await world.SendMail();
        Assert.Empty(world.Sink.Taken);
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        await world.SendMail();

        Assert.Single(world.Sink.Taken);
        Assert.Equal(2, (await SentOf(things)).Count);
    }

    private async Task<List<string>> SentOf(params string[] things)
    {
        var sent = new List<string>();
        foreach (var thing in things)
            if ((await world.Stored(thing)).State is OutboxState.Sent)
                sent.Add(thing);
        return sent;
    }

    [Fact]
    public async Task Nobody_is_told_twice_of_one_thing_however_often_it_is_written()
    {
        await world.Forget();
        var thing = await world.Write(world.Amara, times: 3);
        await world.Write(world.Amara, thing);
        await world.Write(world.Joy, thing);

        Assert.Equal(new[] { await world.IdOf(world.Amara), await world.IdOf(world.Joy) }.Order(), (await world.Written(thing)).Select(message => message.PersonId!.Value).Order());
        await Assert.ThrowsAsync<DbUpdateException>(() => world.Ask(async db =>
        {
            db.Add(OutboxMessage.ByMail(Guid.NewGuid(), await world.IdOf(world.Amara), new Letter(thing, "", "", Urgent: true), Now));
            return await db.SaveChangesAsync();
        }));
    }

    [Fact]
    public async Task Nothing_goes_to_an_account_that_has_been_closed_since()
    {
        await world.Forget();
        var thing = await world.Write(world.Tomasz);
        await world.Send(world.Rowan, new CloseAccount.Command { Person = await world.IdOf(world.Tomasz), Reason = "Has left" });
        var before = world.Sink.Connections;

        await world.SendMail();

        Assert.Equal((OutboxState.Refused, "Account closed"), ((await world.Stored(thing)).State, (await world.Stored(thing)).Failure));
        Assert.Equal(before, world.Sink.Connections);
    }

    [Fact]
    public async Task An_administrator_sees_what_did_not_arrive_and_sends_it_again_on_purpose()
    {
        await world.Forget();
        var rowan = await world.As(world.Rowan);
        Assert.Contains("There is nothing to look at", (await rowan.Get("/settings/mail")).Text, StringComparison.Ordinal);

        var thing = await world.Write(world.Amara, $"issue-answered:{Guid.NewGuid()}");
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        await world.Write(world.Joy);
        world.Sink.Faults.Enqueue(Fault.HangUpAfterData);
        await world.SendMail();
        await world.Write(world.Dan);
        var page = await (await rowan.Get("/settings")).Follow("Mail");
        Assert.Contains("1 mail waits. 0 were not sent, and of 1 nobody knows whether it arrived.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Amara Nwosu About Issue answered Written", page.Text, StringComparison.Ordinal);
        Assert.Contains("Not known Connection lost", page.Text, StringComparison.Ordinal);
        Assert.Contains("It may arrive twice.", page.Text, StringComparison.Ordinal);

        var twin = await rowan.Get("/settings/mail");
        var after = await page.Submit("Send again to Amara Nwosu: Issue answered");
        Assert.Equal("It goes out again within a minute", after.Is(200).Banner);
        Assert.Equal("This mail is not among those that were refused or are unknown any more.", Assert.Single((await twin.Submit("Send again to Amara Nwosu: Issue answered")).Is(422).Summary));

        await world.SendMail();
        Assert.Equal(OutboxState.Sent, (await world.Stored(thing)).State);
        var entry = await world.Ask(db => db.Set<AuditEntry>().SingleAsync(known => known.Record == "Resending"));
        Assert.Equal(("Rowan Ellis", "SendAgain"), (entry.Payload.Who, entry.Command));
        Assert.Equal(1, await world.Number("select count(*) from resendings r join outbox_messages m on m.id = r.message_id where m.thing = $1", thing));
    }

    [Fact]
    public async Task Nobody_else_sees_or_sends_mail()
    {
        await world.Forget();
        var amara = await world.As(world.Amara);

        (await amara.Get("/settings/mail")).Is(403);
        await Assert.ThrowsAsync<QmsPortal.Kernel.ForbiddenException>(() => world.Send(world.Joy, new QmsPortal.Modules.Organisation.Mail.SendAgain.Command()));
        await Assert.ThrowsAsync<QmsPortal.Kernel.NotFoundException>(() => world.Send(world.Rowan, new QmsPortal.Modules.Organisation.Mail.SendAgain.Command()));
    }
}
