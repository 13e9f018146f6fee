using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Improvement.Cycles;

/// <summary>Study: says of one prediction whether it was right, what was seen and what was learned.</summary>
public static class AnswerPrediction
{
    [Requires(Permission.LeadProjects)]
    public sealed record Command : ICommand<Unit>
    {
        public int Project { get; init; }
        public int Cycle { get; init; }
        public uint Version { get; init; }
        public int Position { get; init; }
        public Verdict? Verdict { get; init; }
        public string? Seen { get; init; }
        public string? Learned { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Verdict).NotNull().WithMessage("Choose whether it was right").IsInEnum().WithMessage("Choose whether it was right");
            RuleFor(c => c.Seen).Text("Enter what you saw", "What you saw", Prediction.AnswerLength);
            RuleFor(c => c.Learned).Text("Enter what you learned", "What you learned", Prediction.AnswerLength);
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var cycle = await db.CycleToChange(user, command.Project, command.Cycle, command.Version, ct);
            cycle.Answer(command.Position, command.Verdict!.Value, command.Seen!.Trim(), command.Learned!.Trim(), new Deed(user.Id, clock.GetUtcNow()));
            return Unit.Value;
        }
    }
}
