using QmsPortal.Data.Auditing;
using QmsPortal.Kernel.Audit;

namespace QmsPortal;

/// <summary>Where the key of the audit trail comes from, and where heads of the trail are kept.</summary>
internal static class AuditSettings
{
    public const string Key = "QMS_AUDIT_KEY";
    public const string KeyFile = "QMS_AUDIT_KEY_FILE";
    public const string HeadsFile = "QMS_AUDIT_HEADS";

    /// <exception cref="PlainFailure">Production has no key, or what it was given is none.</exception>
    public static async Task<AuditKey> KeyOf(IConfiguration settings)
    {
        if (settings[Key] is { Length: > 0 } text)
            return AuditKey.Read(text) ?? throw new PlainFailure($"{Key} is no key. It has to be 32 random bytes in base64: openssl rand -base64 32", PlainFailure.WrongUse);
        if (settings[KeyFile] is not { Length: > 0 } file)
            throw new PlainFailure($"Set {Key} to the key of the audit trail (make one once, with openssl rand -base64 32), or {KeyFile} to a file that keeps it. Keep it away from the database and its backups.", PlainFailure.WrongUse);
        try
        {
            return await AuditKey.InFile(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PlainFailure($"The key of the audit trail cannot be kept in {file}: {exception.Message} Set {KeyFile} to another file.", PlainFailure.WrongUse);
        }
    }

    public static AuditHeads Heads(IConfiguration settings) => new(settings[HeadsFile] is { Length: > 0 } file ? file : null);
}
