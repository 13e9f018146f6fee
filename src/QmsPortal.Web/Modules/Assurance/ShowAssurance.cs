using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Assurance.Evidence;
using QmsPortal.Modules.Assurance.Frameworks;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Assurance;

/// <summary>Are we ready if they come tomorrow? Every framework with where its requirements stand, at a place and below.</summary>
public static class ShowAssurance
{
    [Requires(Permission.ReadFrameworks)]
    public sealed record Query(string Path) : IQuery<View>;

    private const int MostWaiting = 10;

    /// <param name="Waiting">Said by a place and not agreed yet: those that a third person can agree first.</param>
    public sealed record View(IReadOnlyList<Row> Frameworks, IReadOnlyList<Unfinished> Waiting);

    public sealed record Unfinished(string Title, string Address, string PlaceName, ResultState State, ResultAnswer? Answer);

    /// <param name="Asked">How many requirements it has.</param>
    /// <param name="Met">Agreed met, and shown by evidence in date.</param>
    /// <param name="Ageing">Of those, how many rest on evidence in its last month.</param>
    /// <param name="Expired">Said to be met or not, and what showed it has expired.</param>
    /// <param name="ToAccept">Waits for evidence to be accepted.</param>
    /// <param name="Missing">Said something of, and nothing shows it.</param>
    public sealed record Row(string Code, string Title, string Status, int Asked, int Assessed, int Met, int Ageing, int Expired, int ToAccept, int Missing, int NeedsEvidence);

    private sealed record Standing(Guid Framework, ResultState State, ResultAnswer? Answer, Shown Shown, int Count)
    {
        public bool IsAgreedMet => State is ResultState.Agreed && Answer is ResultAnswer.Met;
    }

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var frameworks = await db.Frameworks.For(user, Act.Read).AsNoTracking().OrderBy(framework => framework.Title)
                .Select(framework => new { framework.Id, framework.Code, framework.Title, framework.Status, Asked = framework.Requirements.Count(r => r.IsAssessable) }).ToListAsync(ct);
            var here = db.Results.For(user, Act.Read).AsNoTracking()
                .Join(db.Nodes.For(user, Act.Read), result => result.NodeId, node => node.Id, (result, node) => new { result, node })
                .Where(row => EF.Functions.Like(row.node.Path, query.Path + "%"));
            var standings = (await here
                .GroupBy(row => new { row.result.FrameworkId, row.result.State, row.result.Answer, row.result.Shown })
                .Select(group => new Standing(group.Key.FrameworkId, group.Key.State, group.Key.Answer, group.Key.Shown, group.Count())).ToListAsync(ct))
                .ToLookup(standing => standing.Framework);
            var waiting = await here.Where(row => row.result.State == ResultState.Challenged || row.result.State == ResultState.SelfAssessed)
                .OrderBy(row => row.result.State == ResultState.Challenged ? 0 : 1).ThenBy(row => row.node.Order).ThenBy(row => row.result.Address).Take(MostWaiting)
                .Select(row => new Unfinished(row.result.Title, row.result.Address, row.node.Name, row.result.State, row.result.Answer)).ToListAsync(ct);
            return new View([.. frameworks.Select(framework => RowOf(framework.Code, framework.Title, framework.Status, framework.Asked, [.. standings[framework.Id]]))], waiting);
        }

        private static Row RowOf(string code, string title, string status, int asked, List<Standing> standings)
        {
            return new Row(code, title, status, asked, Sum(s => s.State is not ResultState.NotAssessed), Sum(s => s.IsAgreedMet && s.Shown.IsInDate()), Sum(s => s.Shown is Shown.Ageing), Sum(s => s.Shown is Shown.Expired),
                Sum(s => s.Shown is Shown.ToAccept), Sum(s => s.Shown is Shown.Missing && s.Answer is not ResultAnswer.NotApplicable), Sum(s => s.IsAgreedMet && !s.Shown.IsInDate()));

            int Sum(Func<Standing, bool> which) => standings.Where(which).Sum(standing => standing.Count);
        }
    }
}
