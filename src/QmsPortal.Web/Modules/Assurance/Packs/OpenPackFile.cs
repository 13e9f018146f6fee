using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Assurance.Packs;

/// <summary>The file of a frozen pack as it is stored now, and what the check of it finds.</summary>
public static class OpenPackFile
{
    [Requires(Permission.ReadPacks)]
    public sealed record Query(int Number) : IQuery<View>;

    /// <param name="Faults">None where it is as it was frozen.</param>
    public sealed record View(string FileName, byte[] Content, IReadOnlyList<string> Faults);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var found = await db.Packs.For(user, Act.Read).AsNoTracking().Where(pack => pack.Number == query.Number)
                .Join(db.PackFiles.For(user, Act.Read), pack => pack.Id, file => file.Id, (pack, file) => new { pack.Number, pack.ManifestSum, file.Content }).SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
            var outcome = PackVerification.Look(new MemoryStream(found.Content));
            IReadOnlyList<string> faults = outcome.Faults.Count == 0 && outcome.Manifest != found.ManifestSum ? ["Altered: manifest.sha256"] : outcome.Faults;
            return new View($"pack-{found.Number}.zip", found.Content, faults);
        }
    }
}
