using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.GoldenThread;

/// <summary>One link, for whoever may end it.</summary>
public static class ShowLink
{
    [Requires(Permission.LinkRecords)]
    public sealed record Query(Guid Link) : IQuery<View>;

    public sealed record View(Guid Id, uint Version, Guid FromId, ThreadKind FromKind, string From, string Relation, ThreadKind ToKind, string To, string? Note, DateTimeOffset At, string Who, DateTimeOffset? EndedAt, string? EndReason);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var found = await (
                from link in db.LinksToChange(user).AsNoTracking()
                join @from in db.Records(user, Act.Read) on link.FromId equals @from.Id
                join to in db.Records(user, Act.Read) on link.ToId equals to.Id
                join person in db.People.For(user, Act.Read) on link.CreatedBy equals person.Id
                where link.Id == query.Link
                select new { link, From = @from, To = to, person.Name }).SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
            return new View(found.link.Id, found.link.Version, found.From.Id, found.From.Kind, found.From.Title, found.link.Relation.Words(), found.To.Kind, found.To.Title,
                found.link.Note, found.link.CreatedAt, found.Name, found.link.EndedAt, found.link.EndReason);
        }
    }
}
