using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Attachments;

/// <summary>Nobody opens a file any more: it shows a person, it is wrong. That it was there stays, with the reason.</summary>
public static class WithdrawAttachment
{
    [Requires(Permission.DoActions)]
    public sealed record Command : ICommand<string>, IGiveReason
    {
        public Guid File { get; init; }
        public uint Version { get; init; }
        public string? Reason { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Reason).Text("Enter why it is withdrawn", "Reason", Attachment.ReasonLength);
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command command, CancellationToken ct)
        {
            var file = await db.FileToWithdraw(user, command.File, ct);
            db.Expect(file, command.Version);
            file.Withdraw(command.Reason!.Trim(), user.Id, clock.GetUtcNow());
            return await db.AddressOf(user, file, ct);
        }
    }
}
