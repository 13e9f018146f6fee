using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Attachments;

/// <summary>Which file it is, for the form that withdraws it.</summary>
public static class PrepareWithdrawal
{
    [Requires(Permission.DoActions)]
    public sealed record Query(Guid File) : IQuery<View>;

    public sealed record View(string What, uint Version, string Address);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var file = await db.FileToWithdraw(user, query.File, ct);
            return new View(file.What, file.Version, await db.AddressOf(user, file, ct));
        }
    }
}
