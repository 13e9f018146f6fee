namespace QmsPortal.Data.EmbeddedPostgres;

/// <summary>A failure that a person can put right. The message is meant to be shown as it is, without a stack trace.</summary>
public sealed class EmbeddedServerException(string message, int exitCode) : Exception(message)
{
    public const int NoPrograms = 3;
    public const int DataFolderUnusable = 5;
    public const int OtherVersion = 6;
    public const int DidNotStart = 7;

    public int ExitCode { get; } = exitCode;
}
