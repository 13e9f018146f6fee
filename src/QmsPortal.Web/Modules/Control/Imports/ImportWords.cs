namespace QmsPortal.Modules.Control.Imports;

/// <summary>States in the words of the screen.</summary>
public static class ImportWords
{
    public static string Of(ImportState state) => state is ImportState.Uploaded ? "Not imported yet" : state.ToString();

    public static string Colour(ImportState state) => state is ImportState.Imported ? "green" : state is ImportState.Undone ? "grey" : "white";
}
