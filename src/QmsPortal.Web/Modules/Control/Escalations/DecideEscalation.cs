using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Outbox;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Escalations;

/// <summary>Once it is read back: accept it, return it with what would make it acceptable, pass it up, or join it to another.</summary>
public static class DecideEscalation
{
    public enum Decision
    {
        Accept,
        Return,
        PassUp,
        Join,
    }

    [Requires(Permission.ReceiveEscalations)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public uint Version { get; init; }
        public Decision? Decision { get; init; }
        public string? Acceptable { get; init; }

        /// <summary>Why it is passed up.</summary>
        public string? Why { get; init; }

        /// <summary>Where it is passed up to, by code; else to the next tier above.</summary>
        public string? Tier { get; init; }

        /// <summary>The number of the escalation it is joined to.</summary>
        public int? Other { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Decision).NotNull().WithMessage("Choose what you decide").IsInEnum().WithMessage("Choose what you decide");
            RuleFor(c => c.Acceptable).Text("Enter what would make it acceptable", "What would make it acceptable", Escalation.ShortLength).When(c => c.Decision is Decision.Return);
            RuleFor(c => c.Acceptable).MaximumLength(Escalation.ShortLength).WithMessage($"What would make it acceptable must be {Escalation.ShortLength} characters or fewer").When(c => c.Decision is not Decision.Return);
            RuleFor(c => c.Why).Text("Enter why you pass it up, for the ward", "Why you pass it up", Escalation.ShortLength).When(c => c.Decision is Decision.PassUp);
            RuleFor(c => c.Why).MaximumLength(Escalation.ShortLength).WithMessage($"Why you pass it up must be {Escalation.ShortLength} characters or fewer").When(c => c.Decision is not Decision.PassUp);
            RuleFor(c => c.Other).NotNull().WithMessage("Choose the escalation it belongs to").When(c => c.Decision is Decision.Join);
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock, DueTimes due, MailQueue mail) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var found = await db.EscalationToReceive(user, command.Number, command.Version, clock.GetUtcNow(), ct);
            var (escalation, act) = (found.Escalation, EscalationAct.Of(user, clock.GetUtcNow()));
            var higher = Chosen(command.Tier, found);
            var joined = await db.JoinedTo(user, escalation, clock.GetUtcNow(), ct);
            switch (command.Decision)
            {
                case Decision.Accept:
                    escalation.Accept(ids.Next(), found.Tiers, act);
                    break;
                case Decision.Return:
                    escalation.Return(ids.Next(), command.Acceptable!.Trim(), found.Tiers, act);
                    await joined.Follow(escalation, ids, due, act, ct);
                    break;
                case Decision.PassUp:
                    escalation.PassUp(ids.Next(), higher ?? throw new DomainException("No tier stands above this one. Accept it, return it or join it to another."), command.Why!.Trim(), found.Tiers, act);
                    break;
                default:
                    if (joined.Count > 0)
                        throw new DomainException($"Escalation {joined[0].Escalation.Number} was joined to this one, so this one is answered itself. Join the other to this one.");
                    var other = await Other(command.Other, ct);
                    escalation.Join(ids.Next(), other, found.Tiers, act);
                    // Were it answered in the same instant, nobody would follow this one any more.
                    db.MustBeAsRead(other);
                    break;
            }

            await found.Settle(ids, due, ct);
            await Tell(command.Decision, escalation, joined, ct);
            return Unit.Value;
        }

        /// <summary>Whoever raised it hears of every turn it takes, and so do those whose escalations were joined to it.</summary>
        private async Task Tell(Decision? decision, Escalation escalation, IReadOnlyList<FindEscalation.Found> joined, CancellationToken ct)
        {
            switch (decision)
            {
                case Decision.PassUp:
                    await mail.TellReceivers(db, escalation, clock.GetUtcNow(), ct);
                    await mail.TellRaiser(db, escalation, "was passed up", "was passed up to a higher tier. Why stands there.", ct);
                    break;
                case Decision.Return:
                    foreach (var returned in joined.Select(other => other.Escalation).Prepend(escalation))
                        await mail.TellRaiser(db, returned, "was returned", "was returned to you, with what would make it acceptable.", ct);
                    break;
                case Decision.Join:
                    await mail.TellRaiser(db, escalation, "was joined to another", "was joined to another of the same kind, and is answered with it.", ct);
                    break;
            }
        }

        private static Tier? Chosen(string? code, FindEscalation.Found found) => string.IsNullOrEmpty(code) ? found.Tiers.NextAbove(found.Escalation.TierId)
            : found.Tiers.Above(found.Escalation.TierId).SingleOrDefault(tier => tier.Code == code) ?? throw new ValidationException([new(nameof(Command.Tier), "Choose a tier above this one")]);

        private async Task<Escalation> Other(int? number, CancellationToken ct) =>
            await db.Escalations.For(user, Act.Change).SingleOrDefaultAsync(other => other.Number == number, ct) ?? throw new ValidationException([new(nameof(Command.Other), "Choose an escalation from those shown")]);
    }
}
