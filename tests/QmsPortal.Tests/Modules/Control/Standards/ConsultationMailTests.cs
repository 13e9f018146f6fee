using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel.Outbox;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Standards;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Kernel.Outbox;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Standards;

/// <summary>Who hears by mail that they are asked what they think: number and place, never its words.</summary>
public class ConsultationMailTests(MailWorld world) : IClassFixture<MailWorld>
{
    [Fact]
    public async Task Those_who_are_asked_are_told_once_in_the_morning_and_its_author_is_not()
    {
        var version = await world.Consulted();

        var sent = await world.Ask(db => db.Standards.Where(standard => standard.Number == version.Number).SelectMany(standard => standard.Versions).SelectMany(known => known.History).Where(step => step.Act == VersionAct.Consulted).Select(step => step.Id).SingleAsync());
        var told = await world.Ask(db => db.Set<OutboxMessage>().AsNoTracking().Where(message => message.Thing == $"standard-consulted:{sent}").ToListAsync());

        Assert.Equal(new[] { await world.IdOf(world.Amara), await world.IdOf(world.Dan) }.Order(), told.Select(message => message.PersonId!.Value).Order());
        Assert.All(told, message => Assert.Equal(($"Standard {version.Number} at Ward 7 is in consultation", true), (message.Subject, message.InDigest)));
        Assert.Contains("is in consultation until Tuesday 5 May 2026. Tell its author what you think.", told[0].Body, StringComparison.Ordinal);
        Assert.Contains($"https://quality.riverside.example/standards/{version.Number}/v1", told[0].Body, StringComparison.Ordinal);
        Assert.DoesNotContain("lamp", told[0].Subject + told[0].Body, StringComparison.OrdinalIgnoreCase);
    }
}
