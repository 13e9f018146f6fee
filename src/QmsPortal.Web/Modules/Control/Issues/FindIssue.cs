using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Issues;

internal static class FindIssue
{
    public static async Task<Issue> IssueToChange(this QmsDb db, CurrentUser user, int number, uint version, CancellationToken ct)
    {
        var issue = await db.Issues.For(user, Act.Change)
            .Include(issue => issue.Steps.OrderBy(step => step.Position))
            .SingleOrDefaultAsync(issue => issue.Number == number, ct) ?? throw new NotFoundException();
        db.Expect(issue, version);
        return issue;
    }
}
