using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Confirmations;

/// <summary>One look at a standard: what was seen, where, of which version.</summary>
public static class ShowConfirmation
{
    [Requires(Permission.ReadStandards)]
    public sealed record Query(int Number) : IQuery<View>;

    /// <param name="By">By post: nothing is counted for a person.</param>
    /// <param name="IsKept">Why it could not be followed is an issue that this person does not see.</param>
    public sealed record View(Guid Id, int Number, ConfirmationOutcome Outcome, string Why, int Standard, int Of, string Title, string PlaceCode, string PlaceName, string By, DateTimeOffset At, bool IsKept);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var issues = db.LinksFromKept(user);
            var view = await (
                from look in db.Confirmations.For(user, Act.Read).AsNoTracking()
                join standard in db.Standards.For(user, Act.Read) on look.StandardId equals standard.Id
                join node in db.Nodes.For(user, Act.Read) on look.NodeId equals node.Id
                join person in db.People.For(user, Act.Read) on look.ById equals person.Id
                where look.Number == query.Number
                select new View(look.Id, look.Number, look.Outcome, look.Why, standard.Number, look.Of, standard.Title, node.Code, node.Name, person.Post, look.At,
                    issues.Any(link => link.ToId == look.Id && link.CreatedAt == look.At && link.CreatedBy == look.ById))).SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
            return view.IsKept ? view with { Why = ConfirmationWords.Kept } : view;
        }
    }
}
