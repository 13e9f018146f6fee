using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using QmsPortal.Kernel.Outbox;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Tests.Modules.Control;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Kernel.Outbox;

/// <summary>A site with mail, without, and with settings that could never send any.</summary>
public class MailSettingsTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task Without_a_mail_server_no_mail_is_written_and_the_page_says_so()
    {
        var number = await world.Send(world.Amara, new RaiseIssue.Command { Place = world.Ward7, Words = "Tap drips", Kind = IssueKind.Environment });
        var version = await world.Ask(db => db.Issues.Where(issue => issue.Number == number).Select(issue => issue.Version).SingleAsync());
        await world.Send(world.Joy, new SolveIssue.Command { Number = number, Version = version, Answer = "Mended" });

        var page = await (await world.As(world.Rowan)).Get("/settings/mail");

        Assert.Equal(0, await world.Number("select count(*) from outbox_messages where channel = 'Mail'"));
        Assert.Contains("No mail is sent: this site has no mail server.", page.Is(200).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("smtp://mail.example.org", "mail.example.org", -1)]
    [InlineData("smtp://mail.example.org:2525", "mail.example.org", 2525)]
    [InlineData("smtps://user:pass%40word@mail.example.org:465", "mail.example.org", 465)]
    public void A_mail_server_is_named_by_its_address(string server, string host, int port)
    {
        var read = Read(server, "Quality <quality@example.org>", "https://quality.example.org");

        Assert.True(read.IsOn);
        Assert.Equal((host, port), (read.Server!.Host, read.Server.Port));
        Assert.Equal(new Uri("https://quality.example.org/"), read.Address);
    }

    [Fact]
    public void Where_nothing_is_set_no_mail_is_sent()
    {
        Assert.False(Read(null, null, null).IsOn);
        Assert.False(Read("", "", "").IsOn);
    }

    [Theory]
    [InlineData("mail.example.org", "quality@example.org", null, "QMS_SMTP")]
    [InlineData("https://mail.example.org", "quality@example.org", null, "QMS_SMTP")]
    [InlineData("smtp://mail.example.org", null, null, "QMS_MAIL_FROM")]
    [InlineData("smtp://mail.example.org", "nobody", null, "QMS_MAIL_FROM")]
    [InlineData("smtp://user:hidden@mail.example.org", "quality@example.org", "quality.example.org", "QMS_ADDRESS")]
    public void Settings_that_could_never_work_stop_the_start_with_one_sentence(string server, string? from, string? address, string named)
    {
        var failure = Assert.Throws<PlainFailure>(() => Read(server, from, address));

        Assert.Equal(PlainFailure.WrongUse, failure.ExitCode);
        Assert.Contains(named, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", failure.Message, StringComparison.Ordinal);
    }

    private static MailSettings Read(string? server, string? from, string? address) => MailSetup.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["QMS_SMTP"] = server,
        ["QMS_MAIL_FROM"] = from,
        ["QMS_ADDRESS"] = address,
    }).Build());
}
