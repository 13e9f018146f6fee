using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Attachments;

internal sealed class AnswerAttachedFiles(QmsDb db, CurrentUser user) : IRequestHandler<AttachedFiles.Query, AttachedFiles.View>
{
    public async Task<AttachedFiles.View> Handle(AttachedFiles.Query query, CancellationToken ct)
    {
        var (people, files) = (db.People.For(user, Act.Read), db.Attachments.For(user, Act.Read));
        var found = await (
            from record in db.BoardThread.For(user, Act.Read)
            join node in db.Nodes.For(user, Act.Read) on record.NodeId equals node.Id
            where record.Id == query.Record && record.Kind == ThreadKind.Idea
            select new
            {
                node.Path,
                Files = files.Where(file => file.RecordId == record.Id).Join(people, file => file.ById, giver => giver.Id, (file, giver) => new { File = file, By = giver.Name }).ToList(),
            }).AsSingleQuery().AsNoTracking().SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
        var (reaches, leads) = (user.ReachesTheirsAt(found.Path, Permission.DoActions), user.Can(Permission.AnswerIssues, found.Path));
        return new AttachedFiles.View(
            [.. found.Files.OrderBy(row => row.File.At).Select(row => row.File.ToRow(row.By, (row.File.ById == user.Id && reaches) || leads))], user.Can(Permission.DoActions, found.Path));
    }
}
