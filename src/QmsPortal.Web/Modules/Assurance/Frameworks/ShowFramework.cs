using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Assurance.Evidence;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Assurance.Frameworks;

/// <summary>A framework as its publisher orders it, with where each requirement stands at a place and below.</summary>
public static class ShowFramework
{
    [Requires(Permission.ReadFrameworks)]
    public sealed record Query(string Framework, string Path) : IQuery<View>;

    public sealed record View(string Code, string Title, string Edition, string Publisher, string Status, string LicenceNote, IReadOnlyList<Section> Sections)
    {
        public int Asked => Rows.Count();
        public int Assessed => Rows.Count(row => row.Standings.Any(standing => standing.State is not ResultState.NotAssessed));
        private IEnumerable<Row> Rows => Sections.SelectMany(section => section.Rows);
    }

    /// <summary>A heading of the publisher's, with the requirements that follow it.</summary>
    public sealed record Section(string Title, string Summary, IReadOnlyList<Row> Rows);

    /// <param name="SaysOtherwise">Somewhere it is said to be met, and a live signal on what shows it says otherwise.</param>
    public sealed record Row(string Code, string Title, bool IsVerified, IReadOnlyList<Standing> Standings, bool SaysOtherwise);

    /// <summary>At how many places it stands so.</summary>
    public sealed record Standing(ResultState State, ResultAnswer? Answer, Shown Shown, int Places)
    {
        public bool NeedsEvidence => State is ResultState.Agreed && Answer is ResultAnswer.Met && !Shown.IsInDate();
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IRequestHandler<LiveConcerns.Query, IReadOnlyList<LiveConcerns.Row>> concerns) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var framework = await db.Frameworks.For(user, Act.Read).AsNoTracking().Include(f => f.Requirements.OrderBy(r => r.Position))
                .SingleOrDefaultAsync(f => f.Code == query.Framework, ct) ?? throw new NotFoundException();
            var here = db.Results.For(user, Act.Read).AsNoTracking().Where(result => result.FrameworkId == framework.Id)
                .Join(db.Nodes.For(user, Act.Read), result => result.NodeId, node => node.Id, (result, node) => new { result, node.Path })
                .Where(row => EF.Functions.Like(row.Path, query.Path + "%"));
            var standings = (await here
                .GroupBy(row => new { row.result.RequirementId, row.result.State, row.result.Answer, row.result.Shown })
                .Select(group => new { group.Key, Places = group.Count() }).ToListAsync(ct))
                .ToLookup(group => group.Key.RequirementId, group => new Standing(group.Key.State, group.Key.Answer, group.Key.Shown, group.Places));
            var met = here.Where(row => row.result.Answer == ResultAnswer.Met);
            var charts = await db.ChartsShowing(user, met.Select(row => row.result.Id)).Join(met, chart => chart.Record, row => row.result.Id, (chart, row) => new { row.result.RequirementId, chart.Series }).Distinct().ToListAsync(ct);
            var live = charts.Count == 0 ? [] : (await concerns.Handle(new LiveConcerns.Query([.. charts.Select(chart => chart.Series).Distinct()]), ct)).Select(signal => signal.Series).ToHashSet();
            var contradicted = charts.Where(chart => live.Contains(chart.Series)).Select(chart => chart.RequirementId).ToHashSet();
            return new View(framework.Code, framework.Title, framework.Edition, framework.Publisher, framework.Status, framework.LicenceNote,
                [.. Sections(framework.Requirements, requirement => [.. standings[requirement.Id].OrderByDescending(standing => standing.Places).ThenByDescending(standing => standing.State)], contradicted)]);
        }

        private static IEnumerable<Section> Sections(IReadOnlyList<Requirement> requirements, Func<Requirement, IReadOnlyList<Standing>> standings, HashSet<Guid> contradicted)
        {
            var (heading, rows) = (requirements.FirstOrDefault(r => !r.IsAssessable), new List<Row>());
            foreach (var requirement in requirements)
            {
                if (requirement.IsAssessable)
                {
                    rows.Add(new Row(requirement.Code, requirement.Title, requirement.IsVerified, standings(requirement), contradicted.Contains(requirement.Id)));
                    continue;
                }

                if (rows.Count > 0)
                    yield return new Section(heading?.Title ?? "", heading?.Summary ?? "", rows);
                (heading, rows) = (requirement, []);
            }

            if (rows.Count > 0)
                yield return new Section(heading?.Title ?? "Requirements", heading?.Summary ?? "", rows);
        }
    }
}
