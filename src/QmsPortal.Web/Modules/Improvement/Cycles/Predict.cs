using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Improvement.Cycles;

/// <summary>Writes what is expected, as a question and an answer to it, before the test starts.</summary>
public static class Predict
{
    [Requires(Permission.LeadProjects)]
    public sealed record Command : ICommand<Unit>
    {
        public int Project { get; init; }
        public int Cycle { get; init; }
        public uint Version { get; init; }
        public string? Question { get; init; }
        public string? Expected { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Question).Text("Enter the question", "Question", Prediction.TextLength);
            RuleFor(c => c.Expected).Text("Enter what you expect to see", "What you expect", Prediction.TextLength);
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var cycle = await db.CycleToChange(user, command.Project, command.Cycle, command.Version, ct);
            cycle.Predict(ids.Next(), command.Question!.Trim(), command.Expected!.Trim(), new Deed(user.Id, clock.GetUtcNow()));
            return Unit.Value;
        }
    }
}
