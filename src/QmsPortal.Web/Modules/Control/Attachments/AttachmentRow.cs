namespace QmsPortal.Modules.Control.Attachments;

/// <summary>A file in the list under its record.</summary>
public sealed record AttachmentRow(Guid Id, string What, string Size, string By, DateTimeOffset At, string? WithdrawnBecause, bool MayWithdraw)
{
    public string Address => $"/attachments/{Id}";

    public static AttachmentRow Of(Attachment file, string by, bool mayWithdraw) =>
        new(file.Id, file.What, $"{CleanFile.Words(file.Kind)}, {Math.Max(1, file.Length / 1024)} kB", by, file.At, file.WithdrawnBecause, mayWithdraw);
}
