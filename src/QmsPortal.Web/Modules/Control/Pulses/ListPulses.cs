using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Pulses;

/// <summary>What a place is asked or was: by its own leaders and by those above, which ask it too. Newest first.</summary>
public static class ListPulses
{
    /// <param name="Before">The number of the last one of the page before.</param>
    [Requires(Permission.ReadBoards)]
    public sealed record Query(string Path, int? Before = null, int Rows = 30) : IQuery<View>;

    public sealed record View(IReadOnlyList<Row> Rows, int? Next);

    public sealed record Row(int Number, string Question, int Questions, string PlaceName, string By, DateOnly Until, bool IsOpen, bool IsShown);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var rows = await (
                from pulse in db.PulsesOfTheirs(user).AsNoTracking()
                join node in db.Nodes.For(user, Act.Read) on pulse.NodeId equals node.Id
                join person in db.People.For(user, Act.Read) on pulse.AskedBy equals person.Id
                where query.Path.StartsWith(node.Path) && (query.Before == null || pulse.Number < query.Before)
                orderby pulse.Number descending
                select new { pulse, node.Name, By = $"{person.Post}, {person.Name}" }).Take(query.Rows + 1).ToListAsync(ct);
            return new View([.. rows.Take(query.Rows).Select(row => new Row(row.pulse.Number, row.pulse.Questions[0], row.pulse.Questions.Length, row.Name, row.By, row.pulse.Until, row.pulse.ClosedAt is null, row.pulse.IsShown))],
                rows.Count > query.Rows ? rows[query.Rows - 1].pulse.Number : null);
        }
    }
}
