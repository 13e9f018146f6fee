using QmsPortal.Contracts.Control;
using QmsPortal.Kernel;

namespace QmsPortal.Modules.Control.Boards;

/// <summary>Tiles and notes of a board in the words of the screen.</summary>
public static class BoardWording
{
    public static string Of(TileChange change) => change switch
    {
        TileChange.Show => "Put on the board",
        TileChange.Hide => "Taken off",
        TileChange.Up => "Moved up",
        _ => "Moved down",
    };

    /// <summary>What the button says.</summary>
    public static string Act(TileChange change) => change switch
    {
        TileChange.Show => "Put on the board",
        TileChange.Hide => "Take off",
        TileChange.Up => "Move up",
        _ => "Move down",
    };

    public static string Of(BoardNoteKind kind) => kind switch
    {
        BoardNoteKind.Focus => "Today’s focus",
        BoardNoteKind.Week => "Focus of the week",
        BoardNoteKind.Thanks => "Thank you",
        BoardNoteKind.Standard => "Standard of the week",
        BoardNoteKind.Wall => "For the wall",
        _ => "Staffing",
    };

    /// <summary>"Early: 6 planned, 5 came", "Night: 4 planned".</summary>
    public static string Of(Shift shift, int planned, int? actual) => $"{shift}: {planned} planned{(actual is null ? "" : $", {actual} came")}";

    /// <summary>"Tue 5 May", or "Tue 5 May to Sun 10 May".</summary>
    public static string Days(DateOnly first, DateOnly last, DateOnly today) => first == last ? first.Words(today) : $"{first.Words(today)} to {last.Words(today)}";
}
