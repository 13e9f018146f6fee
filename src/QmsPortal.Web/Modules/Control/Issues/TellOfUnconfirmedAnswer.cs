using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Outbox;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Issues;

/// <summary>Seven days after an answer that nobody has confirmed: whoever raised the issue is asked, once.</summary>
public static class TellOfUnconfirmedAnswer
{
    [Requires(Permission.RunTheSite)]
    public sealed record Command : ICommand<Unit>
    {
        public Guid Issue { get; init; }
        public DateTimeOffset DueAt { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>;

    internal sealed class WhenDue : IDueThing
    {
        public string Kind => Issue.Unconfirmed;

        public ICommand<Unit> Command(Due due) => new Command { Issue = due.Record, DueAt = due.At };
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, MailQueue mail) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var issue = await db.IssueDue(user, new Due(Issue.Unconfirmed, command.Issue, command.DueAt), ct);
            if (issue is null)
                return Unit.Value;
            await mail.TellRaiserNobodyConfirmed(db, issue, ct);
            return Unit.Value;
        }
    }
}
