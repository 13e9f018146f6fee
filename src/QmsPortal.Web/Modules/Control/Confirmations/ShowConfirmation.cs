using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Confirmations;

/// <summary>One look at a standard: what was seen, where, of which version.</summary>
public static class ShowConfirmation
{
    [Requires(Permission.ReadStandards)]
    public sealed record Query(int Number) : IQuery<View>;

    /// <param name="By">By post: nothing is counted for a person.</param>
    public sealed record View(Guid Id, int Number, ConfirmationOutcome Outcome, string Why, int Standard, int Of, string Title, string PlaceCode, string PlaceName, string By, DateTimeOffset At);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct) => await (
            from look in db.Confirmations.For(user, Act.Read).AsNoTracking()
            join standard in db.Standards.For(user, Act.Read) on look.StandardId equals standard.Id
            join node in db.Nodes.For(user, Act.Read) on look.NodeId equals node.Id
            join person in db.People.For(user, Act.Read) on look.ById equals person.Id
            where look.Number == query.Number
            select new View(look.Id, look.Number, look.Outcome, look.Why, standard.Number, look.Of, standard.Title, node.Code, node.Name, person.Post, look.At)).SingleOrDefaultAsync(ct)
            ?? throw new NotFoundException();
    }
}
