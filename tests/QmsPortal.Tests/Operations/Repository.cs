namespace QmsPortal.Tests.Operations;

/// <summary>The files of the repository, which are tested as they lie there.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string PathTo(string name) => Path.Combine(Root, name);

    public static string Read(string name) => File.ReadAllText(PathTo(name));

    /// <summary>All C# of the site in one text, to find out what it asks the environment for.</summary>
    public static string Sources() => string.Join('\n', Directory
        .EnumerateFiles(PathTo("src/QmsPortal.Web"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
        .Select(File.ReadAllText));

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "QmsPortal.sln")) ? folder : Find(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The tests run outside the repository."));
}
