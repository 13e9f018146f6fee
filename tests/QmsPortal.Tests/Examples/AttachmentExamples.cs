using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Modules.Control.Attachments;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Examples;

internal static class AttachmentExamples
{
    public static IReadOnlyList<Example> All { get; } =
    [
        Example.Of<AttachFile.Command>(async w => (w.Amara, ToAttach((await w.Raised()).Id))),
        Example.Of<WithdrawAttachment.Command>(async w =>
        {
            var file = await w.Attached();
            return (w.Joy, new() { File = file.Id, Version = file.Version, Reason = "Somebody is on it" });
        }),
        Example.Of<OpenAttachment.Query>(async w => (w.Amara, new((await w.Attached()).Id))),
        Example.Of<AttachedFiles.Query>(async w => (w.Amara, new((await w.Idea(await w.Given())).Id))),
        Example.Of<PrepareAttachment.Query>(async w => (w.Amara, new((await w.Raised()).Id))),
        Example.Of<PrepareWithdrawal.Query>(async w => (w.Amara, new((await w.Attached()).Id))),
    ];

    /// <summary>By Amara, to an issue she raised.</summary>
    public static async Task<Attachment> Attached(this TestWorld world)
    {
        var issue = await world.Raised();
        await world.Send(world.Amara, ToAttach(issue.Id));
        return await world.Ask(db => db.Set<Attachment>().AsNoTracking().SingleAsync(file => file.RecordId == issue.Id));
    }

    private static AttachFile.Command ToAttach(Guid record) => new() { Record = record, What = "The torn blind", File = Fresh.Picture("blind.png", Files.Png()) };
}
