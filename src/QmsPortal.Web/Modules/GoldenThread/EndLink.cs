using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.GoldenThread;

/// <summary>A link that does not hold any more: it ends, with a reason, and stays in the history of the thread.</summary>
public static class EndLink
{
    [Requires(Permission.LinkRecords)]
    public sealed record Command : ICommand<Guid>, IGiveReason
    {
        public Guid Link { get; init; }
        public uint Version { get; init; }
        public string? Reason { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Reason).Text("Enter why the link ends", "Reason", ThreadLink.NoteLength);
    }

    /// <summary>Answers with the record at which the link began.</summary>
    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var link = await db.LinksToChange(user).Get(command.Link, ct);
            db.Expect(link, command.Version);
            link.End(command.Reason!.Trim(), user.Id, clock.GetUtcNow());
            return link.FromId;
        }
    }
}
