using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Imports;

/// <summary>Files brought in, newest first.</summary>
public static class ListImports
{
    [Requires(Permission.ImportValues)]
    public sealed record Query(int? Before = null, int Rows = 50) : IQuery<View>;

    public sealed record View(IReadOnlyList<Row> Rows, int? Next);

    public sealed record Row(int Number, string FileName, string Title, string PlaceName, ImportState State, int Values, string Who, DateTimeOffset At);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var rows = await (
                from import in db.Imports.For(user, Act.Change)
                join definition in db.Definitions.For(user, Act.Read) on import.DefinitionId equals definition.Id
                join node in db.Nodes.For(user, Act.Read) on import.NodeId equals node.Id
                join person in db.People.For(user, Act.Read) on import.UploadedBy equals person.Id
                where query.Before == null || import.Number < query.Before
                orderby import.Number descending
                select new Row(import.Number, import.FileName, definition.Title, node.Name, import.State, import.ValueCount, person.Name, import.UploadedAt))
                .Take(query.Rows + 1).ToListAsync(ct);
            return new View([.. rows.Take(query.Rows)], rows.Count > query.Rows ? rows[query.Rows - 1].Number : null);
        }
    }
}
