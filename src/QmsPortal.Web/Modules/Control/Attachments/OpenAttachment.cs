using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Attachments;

/// <summary>The bytes of a file, for whoever may see the record it belongs to. One that is withdrawn is there for nobody.</summary>
public static class OpenAttachment
{
    [Requires(Permission.ReadIssues)]
    public sealed record Query(Guid File) : IQuery<View>;

    public sealed record View(string FileName, string MediaType, byte[] Content);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var found = await db.Attachments.For(user, Act.Read).AsNoTracking().Where(file => file.Id == query.File && file.WithdrawnAt == null)
                .Join(db.AttachmentFiles.For(user, Act.Read), file => file.Id, bytes => bytes.Id, (file, bytes) => new { file.Kind, file.Sha256, bytes.Content }).SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
            // A name made here: what it was called elsewhere may name somebody.
            return new View($"file-{found.Sha256[..8]}{Extension(found.Kind)}", MediaType(found.Kind), found.Content);
        }

        private static string Extension(FileKind kind) => kind is FileKind.Jpeg ? ".jpg" : $".{kind.ToString().ToLowerInvariant()}";

        private static string MediaType(FileKind kind) => kind switch
        {
            FileKind.Jpeg => "image/jpeg",
            FileKind.Png => "image/png",
            _ => "application/pdf",
        };
    }
}
