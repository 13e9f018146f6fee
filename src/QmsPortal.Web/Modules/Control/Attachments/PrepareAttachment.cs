using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Attachments;

/// <summary>What the file will belong to, for the head of the form.</summary>
public static class PrepareAttachment
{
    [Requires(Permission.DoActions)]
    public sealed record Query(Guid Record) : IQuery<View>;

    public sealed record View(string Address, string Title);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var record = await db.RecordToAttachTo(user, query.Record, ct);
            return new View(record.Address, record.Title);
        }
    }
}
