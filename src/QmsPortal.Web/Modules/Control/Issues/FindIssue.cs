using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
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

    /// <summary>The issue, if what is due is still ahead of it: somebody may have acted a moment ago.</summary>
    public static async Task<Issue?> IssueDue(this QmsDb db, CurrentUser user, Due due, CancellationToken ct)
    {
        var issue = await db.Issues.For(user, Act.Change).Include(issue => issue.Steps.OrderBy(step => step.Position)).SingleOrDefaultAsync(issue => issue.Id == due.Record, ct);
        return issue?.Ahead().Contains(due) is true ? issue : null;
    }
}
