using Microsoft.EntityFrameworkCore;

namespace QmsPortal.Data;

/// <summary>Short numbers for speaking, "issue 1042", one sequence a kind. Gaps are harmless.</summary>
public static class Numbers
{
    public const string Issues = "issue_numbers";
    public const string Imports = "import_numbers";

    public static readonly IReadOnlyList<string> All = [Issues, Imports];

    public static Task<int> NextNumber(this QmsDb db, string sequence, CancellationToken ct) =>
        db.Database.SqlQuery<int>($"select nextval({sequence}::regclass)::int as \"Value\"").SingleAsync(ct);
}
