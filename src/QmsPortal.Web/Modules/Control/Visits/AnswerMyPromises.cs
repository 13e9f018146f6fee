using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Visits;

internal sealed class AnswerMyPromises(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<MyPromises.Query, IReadOnlyList<MyPromises.Row>>
{
    public async Task<IReadOnlyList<MyPromises.Row>> Handle(MyPromises.Query query, CancellationToken ct)
    {
        var mine = await (
            from visit in db.Visits.For(user, Act.Read).AsNoTracking()
            join node in db.Nodes.For(user, Act.Read) on visit.NodeId equals node.Id
            where visit.ById == user.Id
            from one in visit.Commitments
            where one.KeptOn == null
            orderby one.By
            select new { visit.Number, one.What, one.FirstBy, one.By, one.Moves, node.Name }).Take(query.Rows).ToListAsync(ct);
        var today = clock.Today();
        return mine.ConvertAll(row => new MyPromises.Row(row.Number, row.What, VisitWords.Of(row.FirstBy, row.By, null, today), VisitWords.Colour(row.FirstBy, row.By, null, today),
            VisitWords.When(row.FirstBy, row.By, null, row.Moves, today), row.By < today, row.Name));
    }
}
