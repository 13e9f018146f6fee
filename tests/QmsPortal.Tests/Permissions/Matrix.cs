using QmsPortal.Kernel.Security;
using QmsPortal.Tests.Operations;

namespace QmsPortal.Tests.Permissions;

/// <summary>matrix.md as it was written: who stands in which column, and what each row says.</summary>
internal sealed class Matrix
{
    public const string NoRole = "no";
    public const string SignedOut = "out";

    private static readonly Lazy<Matrix> AsWritten = new(() => new Matrix(Repository.Read("tests/QmsPortal.Tests/Permissions/matrix.md").Split('\n')));

    private Matrix(string[] lines)
    {
        Holders = [.. Cells(lines).Where(cells => cells.Length == 3 && Enum.TryParse<Role>(cells[1], out _)).Select(cells => (cells[0], Enum.Parse<Role>(cells[1]), cells[2]))];
        Columns = [.. Cells(lines).First(cells => cells[0] == "Address").Skip(1)];
        var rows = Cells(lines).Where(cells => cells.Length == Columns.Count + 1 && cells[0] is not ("Address" or "Request") && !cells[0].StartsWith('-')).ToList();
        Pages = rows.Where(cells => cells[0].Contains(' ', StringComparison.Ordinal)).ToDictionary(cells => cells[0], Row);
        Requests = rows.Where(cells => !cells[0].Contains(' ', StringComparison.Ordinal)).ToDictionary(cells => cells[0], Row);
    }

    public static Matrix Written => AsWritten.Value;

    public IReadOnlyList<(string Column, Role Role, string Place)> Holders { get; }
    public IReadOnlyList<string> Columns { get; }

    /// <summary>By "POST /issues/{number:int}?handler=Solve", what each column says.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Pages { get; }
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Requests { get; }

    /// <summary>A row to fill in, as it has to stand in the file.</summary>
    public string Empty(string name) => $"| {name} | {string.Join(" | ", Columns.Select(column => $"?{column}"))} |";

    private IReadOnlyDictionary<string, string> Row(string[] cells) => Columns.Zip(cells.Skip(1)).ToDictionary(pair => pair.First, pair => pair.Second);

    private static IEnumerable<string[]> Cells(string[] lines) =>
        lines.Where(line => line.StartsWith('|')).Select(line => line.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries));
}
