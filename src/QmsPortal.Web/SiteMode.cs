namespace QmsPortal;

/// <summary>A demonstration brings its own database and people; production has been given a database.</summary>
public sealed record SiteMode(bool IsDemonstration);

/// <summary>Something that keeps the site from starting: one plain sentence for the person at the command line, and an exit code.</summary>
public sealed class PlainFailure(string message, int exitCode) : Exception(message)
{
    public const int WrongUse = 2;
    public const int PortInUse = 4;
    public const int DatabaseNotReady = 8;
    public const int DatabaseNewer = 9;
    public const int AuditAltered = 10;
    public const int PackAltered = 11;

    public int ExitCode { get; } = exitCode;
}
