using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;

namespace QmsPortal.Modules.Control.SpeakUp;

/// <summary>Finds what was raised without a name for whoever holds its code, whoever they are.</summary>
internal static class FindByCode
{
    public static Task<Concern?> ConcernByCode(this QmsDb db, string code, CancellationToken ct) => db.Concerns.AsNoTracking().WithCode(code, ct);

    public static Task<Concern?> ConcernToChangeByCode(this QmsDb db, string code, CancellationToken ct) => db.Concerns.WithCode(code, ct);

    private static Task<Concern?> WithCode(this IQueryable<Concern> concerns, string code, CancellationToken ct)
    {
        var hash = ReferenceCode.Hash(code);
        return concerns.Include(concern => concern.Steps.OrderBy(step => step.Position)).SingleOrDefaultAsync(concern => concern.CodeHash == hash, ct);
    }
}
