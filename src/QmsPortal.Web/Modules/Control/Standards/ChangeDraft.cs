using System.ComponentModel.DataAnnotations;
using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Standards;

/// <summary>Saves a draft as far as it is written. Whoever does becomes one of its authors.</summary>
public static class ChangeDraft
{
    [Requires(Permission.WriteStandards)]
    public sealed record Command : StandardFields, ICommand<Unit>
    {
        public int Number { get; init; }
        public int Of { get; init; }
        public uint Version { get; init; }

        /// <summary>Asked for last on the page, and so last among its errors. A list to which the form can add.</summary>
        [Display(Order = 20_000)]
        public IList<StepFields> Steps { get; init; } = [];
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            this.Fields();
            RuleFor(c => c.Steps).Must(steps => steps.Count <= StandardContent.MostSteps).WithMessage($"A sheet has {StandardContent.MostSteps} steps at most. Split it into two standards");
            RuleForEach(c => c.Steps).SetValidator(new StepRules());
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var standard = await db.StandardToChange(user, command.Number, command.Of, command.Version, ct);
            var steps = command.Steps.Where(step => !step.IsEmpty).Select(step => step.Words());
            standard.Write(command.Of, command.Content([.. steps]), ids.Next, user.ActNow(clock));
            return Unit.Value;
        }
    }
}
