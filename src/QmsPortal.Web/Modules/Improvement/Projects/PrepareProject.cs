using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Improvement.Projects;

/// <summary>What a project is about to be raised from, in its words, and where that lies.</summary>
public static class PrepareProject
{
    [Requires(Permission.StartProjects)]
    public sealed record Query(Guid From) : IQuery<View>;

    public sealed record View(string Kind, string Title, string? PlaceCode);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var nodes = db.Nodes.For(user, Act.Read);
            var origin = await db.Origin(user, query.From)
                .Select(record => new { record.Kind, record.Title, Place = nodes.Where(node => node.Id == record.NodeId).Select(node => node.Code).FirstOrDefault() })
                .SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
            if (!Relation.RaisedFrom.Allows(ThreadKind.Project, origin.Kind))
                throw new NotFoundException();
            return new View(origin.Kind.Words(), origin.Title, origin.Place);
        }
    }
}
