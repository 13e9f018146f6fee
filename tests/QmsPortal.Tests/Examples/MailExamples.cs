using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel.Outbox;
using QmsPortal.Modules.Organisation.Mail;
using QmsPortal.Tests.Modules.GoldenThread;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Examples;

internal static class MailExamples
{
    public static IReadOnlyList<Example> All { get; } =
    [
        Example.Of<SendAgain.Command>(async w => (w.Rowan, new() { Message = await w.Refused() })),

        Example.Of<ListMail.Query>(async w =>
        {
            await w.Refused();
            return (w.Rowan, new());
        }),
    ];

    /// <summary>A mail that a mail server has refused.</summary>
    private static async Task<Guid> Refused(this TestWorld world)
    {
        var mail = OutboxMessage.ByMail(Guid.CreateVersion7(), await world.Person(world.Amara), new Letter(Fresh.Words("issue-answered:"), "Issue 7 has an answer", "Look at the portal.\n"), world.Clock.GetUtcNow());
        await world.Save(mail);
        await world.Ask(db => db.Database.ExecuteSqlAsync($"update outbox_messages set state = 'Refused', failure = '550' where id = {mail.Id}"));
        return mail.Id;
    }
}
