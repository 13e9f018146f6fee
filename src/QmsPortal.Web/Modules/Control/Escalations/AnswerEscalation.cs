using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Outbox;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Issues;

namespace QmsPortal.Modules.Control.Escalations;

/// <summary>What will happen, by when. It is the answer to the issue, and stands first on the ward's board.</summary>
public static class AnswerEscalation
{
    [Requires(Permission.ReceiveEscalations)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public uint Version { get; init; }
        public string? Answer { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Answer).Text("Enter what will happen, and by when", "Answer", Escalation.ShortLength);
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock, DueTimes due, MailQueue mail) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var found = await db.EscalationToReceive(user, command.Number, command.Version, clock.GetUtcNow(), ct);
            var joined = await db.JoinedTo(user, found.Escalation, clock.GetUtcNow(), ct);
            var act = EscalationAct.Of(user, clock.GetUtcNow());
            found.Escalation.Answer(ids.Next(), command.Answer!.Trim(), found.Tiers, act);
            await found.Settle(ids, due, ct);
            await joined.Follow(found.Escalation, ids, due, act, ct);
            foreach (var answered in joined.Prepend(found))
            {
                await mail.TellRaiserOfAnswer(db, answered.Issue, ct, answered.Escalation.IsUrgent);
                if (answered.Escalation.RaisedBy != answered.Issue.RaisedBy)
                    await mail.TellRaiser(db, answered.Escalation, "has an answer", "has an answer. Read it there, or on the board.", ct);
            }

            return Unit.Value;
        }
    }
}
