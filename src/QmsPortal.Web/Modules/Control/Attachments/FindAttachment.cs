using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Attachments;

internal static class FindAttachment
{
    /// <summary>What a file is attached to.</summary>
    public sealed record Target(Guid Id, Guid Node, string Address, string Title);

    /// <summary>An issue, an action or an idea of the person's own place, or an issue or action that they raised or have to do.</summary>
    public static async Task<Target> RecordToAttachTo(this QmsDb db, CurrentUser user, Guid record, CancellationToken ct)
    {
        var (person, here) = (user.ReadsInPrivateAs, db.Nodes.For(user, Permission.DoActions));
        var issue = await db.Issues.For(user, Act.Read).Where(issue => issue.Id == record && (issue.RaisedBy == person || here.Any(node => node.Id == issue.NodeId)))
            .Select(issue => new { issue.Number, issue.NodeId, issue.Words }).SingleOrDefaultAsync(ct);
        if (issue is not null)
            return new Target(record, issue.NodeId, $"/issues/{issue.Number}", issue.Words);
        var action = await db.Actions.For(user, Act.Read).Where(action => action.Id == record && (action.OwnerId == person || here.Any(node => node.Id == action.NodeId)))
            .Select(action => new { action.Number, action.NodeId, action.Words }).SingleOrDefaultAsync(ct);
        if (action is not null)
            return new Target(record, action.NodeId, $"/actions/{action.Number}", action.Words);
        return await db.BoardThread.For(user, Act.Read).Where(idea => idea.Id == record && idea.Kind == ThreadKind.Idea && here.Any(node => node.Id == idea.NodeId))
            .Select(idea => new Target(record, idea.NodeId, idea.Address, idea.Title)).SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
    }

    /// <summary>Where a file that this person may read belongs.</summary>
    public static Task<string> AddressOf(this QmsDb db, CurrentUser user, Attachment file, CancellationToken ct) =>
        db.BoardThread.For(user, Act.Read).Where(record => record.Id == file.RecordId).Select(record => record.Address).SingleAsync(ct);

    public static AttachedFiles.Row ToRow(this Attachment file, string by, bool mayWithdraw) =>
        new(file.Id, file.What, $"{CleanFile.Words(file.Kind)}, {Math.Max(1, file.Length / 1024)} kB", by, file.At, file.WithdrawnBecause, mayWithdraw);

    /// <summary>Whoever attached it withdraws it, and those who answer issues of its place.</summary>
    public static async Task<Attachment> FileToWithdraw(this QmsDb db, CurrentUser user, Guid file, CancellationToken ct)
    {
        var (person, answering, anywhere, doing) = (user.Id, db.Nodes.For(user, Permission.AnswerIssues), !user.IsAtSharedDevice, db.Nodes.For(user, Permission.DoActions));
        return await db.Attachments.For(user, Act.Read).SingleOrDefaultAsync(known => known.Id == file
            && ((known.ById == person && (anywhere || doing.Any(node => node.Id == known.NodeId))) || answering.Any(node => node.Id == known.NodeId)), ct) ?? throw new NotFoundException();
    }
}
