using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Assurance.Evidence;

/// <summary>The bytes of an item as they are stored now, and whether they are those that came in.</summary>
public static class OpenEvidenceFile
{
    [Requires(Permission.ReadEvidence)]
    public sealed record Query(int Number) : IQuery<View>;

    public sealed record View(string FileName, byte[] Content, string Sha256Then, string Sha256Now)
    {
        public bool IsUnaltered => Sha256Then == Sha256Now;
    }

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var found = await db.Evidence.For(user, Act.Read).AsNoTracking().Where(item => item.Number == query.Number)
                .Join(db.EvidenceFiles.For(user, Act.Read), item => item.Id, file => file.Id, (item, file) => new { item.FileName, item.Sha256, file.Content })
                .SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
            return new View(found.FileName, found.Content, found.Sha256, Frozen.HashOf(found.Content));
        }
    }
}
