using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Outbox;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Escalations;

/// <summary>This cannot wait: to the tier above, or past it to a higher one.</summary>
public static class EscalateIssue
{
    public const string Restricted = "Only named people see this issue, so it is not escalated here: others would read it. Speak to the matron, or to whoever you trust with it.";

    private const string NotSaid = "Choose whether you telephoned first";

    [Requires(Permission.EscalateIssues)]
    public sealed record Command : ICommand<int>
    {
        public int Number { get; init; }
        public uint Version { get; init; }
        public EscalationPriority? Priority { get; init; }
        public Telephoned? Telephoned { get; init; }
        public string? Situation { get; init; }
        public string? Background { get; init; }
        public string? Assessment { get; init; }
        public string? Recommendation { get; init; }

        /// <summary>A place above the next one, by its code; else the next.</summary>
        public string? Tier { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Priority).NotNull().WithMessage("Choose how soon it has to be answered").IsInEnum().WithMessage("Choose how soon it has to be answered");
            RuleFor(c => c.Telephoned).NotNull().WithMessage(NotSaid).When(c => c.Priority is EscalationPriority.P1);
            RuleFor(c => c.Telephoned).IsInEnum().WithMessage(NotSaid);
            RuleFor(c => c.Situation).Text("Enter what is happening now", "Situation", Escalation.ShortLength);
            RuleFor(c => c.Background).Text("Enter what led to it and what you have tried", "Background", Escalation.LongLength);
            RuleFor(c => c.Assessment).Text("Enter what happens if nothing is done, and by when", "Assessment", Escalation.LongLength);
            RuleFor(c => c.Recommendation).Text("Enter what you ask, of whom, by when", "Recommendation", Escalation.ShortLength);
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock, DueTimes due, MailQueue mail) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command command, CancellationToken ct)
        {
            var now = clock.GetUtcNow();
            var issue = await db.IssueOfTheirs(user, user.Acting, command.Number, command.Version, ct);
            if (await db.Restrictions.For(user, Act.Read).AnyAsync(restriction => restriction.RecordId == issue.Id, ct))
                throw new DomainException(Restricted);
            var tiers = await db.TiersAbove(user, issue.NodeId, now, ct);
            var tier = Chosen(command.Tier, tiers);
            var words = new Sbar(command.Situation!.Trim(), command.Background!.Trim(), command.Assessment!.Trim(), command.Recommendation!.Trim());
            var escalation = new Escalation(ids.Next(), ids.Next(), await db.NextNumber(Numbers.Escalations, ct), issue.Id, issue.NodeId, words, command.Priority!.Value, command.Telephoned, tier,
                tier.Number - tiers.First.Number, EscalationAct.Of(user, now));
            issue.Escalate(ids.Next(), tier.Name, $"{EscalationWords.Of(EscalationMove.Raised, tier.Words, null)}{tiers.WhyPassed(now.LondonDay())}", new IssueAct(user.Id, now));
            db.Add(escalation);
            db.Add(new ThreadLink(ids.Next(), ThreadEnd.Of(escalation), Relation.RaisedFrom, ThreadEnd.Of(issue), null, user.Id, now));
            await due.Keep(issue.Id, issue.Ahead(), ct);
            await due.Keep(escalation.Id, escalation.Ahead(), ct);
            await mail.TellReceivers(db, escalation, now, ct);
            return escalation.Number;
        }

        private static Tier Chosen(string? code, Tiers tiers) => string.IsNullOrEmpty(code) ? tiers.First
            : tiers.All.FirstOrDefault(tier => tier.Code == code && tier.Number >= tiers.First.Number) ?? throw new ValidationException([new(nameof(Command.Tier), "Choose a tier above this place")]);
    }
}
