using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Improvement;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Improvement.Projects;

internal sealed class AnswerProjectsAt(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<ProjectsAt.Query, IReadOnlyList<ProjectsAt.Row>>
{
    public async Task<IReadOnlyList<ProjectsAt.Row>> Handle(ProjectsAt.Query query, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var rows = await db.ListedBelow(user, query.Path).Where(row => row.Project.State != ProjectState.Closed)
            .OrderBy(row => row.LastCycle > row.Project.MovedAt ? row.LastCycle : row.Project.MovedAt).ThenBy(row => row.Project.Number).Take(query.Rows).ToListAsync(ct);
        return [.. rows.Select(row => new ProjectsAt.Row(row.Project.Number, row.Project.Name, ProjectWords.Of(row.Project.State, row.Project.End), ProjectWords.Colour(row.Project.State, row.Project.End),
            row.Need, row.LastCycle?.LondonDay(), row.IsStuck(now), row.Place.Code, row.Place.Name))];
    }
}
