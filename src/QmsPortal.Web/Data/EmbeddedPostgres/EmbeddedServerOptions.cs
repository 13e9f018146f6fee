namespace QmsPortal.Data.EmbeddedPostgres;

public sealed record EmbeddedServerOptions
{
    /// <summary>Where the database lives; null for QMS_DATA_DIR or the usual folder of this user.</summary>
    public string? DataFolder { get; init; }

    public string Database { get; init; } = "qms";

    public IReadOnlyList<string> ExtraInitDbArgs { get; init; } = [];

    /// <summary>Server settings by name. They hold for a server that this instance starts, not for one that it joins.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    internal ProgramSearch Programs { get; init; } = new();

    internal IReadOnlyList<string>? SocketRoots { get; init; }
}
