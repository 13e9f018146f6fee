using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Operations;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Control.Standards;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Control.Confirmations;

/// <summary>A leader says what they saw at a ward of a standard in force. What could not be followed becomes an issue of that ward.</summary>
public static class ConfirmStandard
{
    [Requires(Permission.ConfirmStandards)]
    public sealed record Command : ICommand<int>
    {
        public int Number { get; init; }
        public string? Place { get; init; }
        public ConfirmationOutcome? Outcome { get; init; }
        public string? Why { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Place).NotEmpty().WithMessage("Choose where you looked");
            RuleFor(c => c.Outcome).NotNull().WithMessage("Choose what you saw").IsInEnum().WithMessage("Choose what you saw");
            RuleFor(c => c.Why).Text("Enter why it was not followed", "Why", Confirmation.WhyLength).When(c => c.Outcome is ConfirmationOutcome.NotFollowed or ConfirmationOutcome.CouldNotBeFollowed);
            RuleFor(c => c.Why).AtMost("Why", Confirmation.WhyLength);
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, Submission submission, TimeProvider clock) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command command, CancellationToken ct)
        {
            var at = submission.TimeOf(clock);
            var (standard, above) = await db.StandardToShow(user, command.Number, ct);
            var ward = await db.Nodes.For(user, Permission.ConfirmStandards).SingleOrDefaultAsync(node => node.Code == command.Place && node.Kind == NodeKind.Ward, ct);
            if (ward is null || !ward.IsOpenOn(at.LondonDay()) || !ward.Path.StartsWith(above.Path, StringComparison.Ordinal))
                throw new ValidationException([new(nameof(Command.Place), "Choose an open ward or team at which this standard holds")]);
            if (standard.InForce is not { } version)
                throw new DomainException("No version of this standard is in force, so there is nothing to follow.");
            var confirmation = new Confirmation(ids.Next(), await db.NextNumber(Numbers.Confirmations, ct), new Seen(standard.Id, version, standard.Title, ward.Id), command.Outcome!.Value, command.Why?.Trim() ?? "", user.Id, at);
            db.Add(confirmation);
            if (confirmation.Outcome is ConfirmationOutcome.CouldNotBeFollowed)
                await Raise(confirmation, standard, ct);
            return confirmation.Number;
        }

        private async Task Raise(Confirmation confirmation, Standard standard, CancellationToken ct)
        {
            var words = $"{confirmation.Why} (standard {standard.Number} could not be followed)".Cut(Issue.WordsLength);
            var issue = new Issue(ids.Next(), await db.NextNumber(Numbers.Issues, ct), confirmation.NodeId, words, IssueKind.SomethingElse, user.Id, confirmation.At, receivedAt: clock.GetUtcNow());
            db.Add(issue);
            db.Add(new ThreadLink(ids.Next(), ThreadEnd.Of(issue), Relation.RaisedFrom, ThreadEnd.Of(confirmation), null, user.Id, confirmation.At));
            db.Add(new ThreadLink(ids.Next(), ThreadEnd.Of(standard), Relation.CheckedBy, ThreadEnd.Of(confirmation), null, user.Id, confirmation.At));
        }
    }
}
