using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Organisation.People;

/// <summary>Is this a demonstration in which nobody has begun yet?</summary>
public static class IsEmpty
{
    [Requires(Permission.Anyone)]
    public sealed record Query : IQuery<bool>;

    internal sealed class Handler(QmsDb db, SiteMode mode) : IRequestHandler<Query, bool>
    {
        public async Task<bool> Handle(Query query, CancellationToken ct) => mode.IsDemonstration && !await db.Nodes.AnyAsync(ct);
    }
}
