using System.Reflection;

namespace QmsPortal.Data.Catalogues;

/// <summary>The catalogues that came with this version of the site.</summary>
public static class CatalogueFiles
{
    private const string Folder = "catalogues/";

    private static readonly Assembly Program = typeof(CatalogueFiles).Assembly;

    /// <summary>Read once: they are a part of the program.</summary>
    private static readonly Lazy<IReadOnlyList<Catalogue>> Files = new(() => [.. Program.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order().Select(Read)]);

    public static IReadOnlyList<Catalogue> All => Files.Value;

    private static Catalogue Read(string name)
    {
        using var file = Program.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        var catalogue = Catalogue.Read(bytes.ToArray());
        return catalogue.Id == name[Folder.Length..] ? catalogue : throw new InvalidOperationException($"{name} holds {catalogue.Id}.");
    }
}
