using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Kernel.KeptForms;

/// <summary>What this person had written, in cipher; null for everybody else, and after half a day.</summary>
public static class ShowKeptForm
{
    [Requires(Permission.SignedIn)]
    public sealed record Query(Guid Id, string Path) : IQuery<string?>;

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, string?>
    {
        public async Task<string?> Handle(Query query, CancellationToken ct)
        {
            var since = clock.GetUtcNow() - KeptForm.For;
            return await db.Set<KeptForm>()
                .Where(kept => kept.Id == query.Id && kept.PersonId == user.Id && kept.Path == query.Path && kept.At >= since)
                .Select(kept => kept.Fields).SingleOrDefaultAsync(ct);
        }
    }
}
