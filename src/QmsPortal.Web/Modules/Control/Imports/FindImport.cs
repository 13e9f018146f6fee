using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Imports;

internal static class FindImport
{
    public static async Task<(Import Import, MeasureDefinition Definition)> ImportToChange(this QmsDb db, CurrentUser user, int number, uint? version, CancellationToken ct)
    {
        var found = await db.Imports.For(user, Act.Change).Where(import => import.Number == number)
            .Join(db.Definitions.For(user, Act.Read), import => import.DefinitionId, definition => definition.Id, (import, definition) => new { import, definition })
            .SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
        if (version is { } shown)
            db.Expect(found.import, shown);
        return (found.import, found.definition);
    }
}
