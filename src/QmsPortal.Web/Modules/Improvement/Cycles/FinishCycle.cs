using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Improvement.Cycles;

/// <summary>The test is over: whether it was carried out as planned, and what was seen.</summary>
public static class FinishCycle
{
    [Requires(Permission.LeadProjects)]
    public sealed record Command : ICommand<Unit>
    {
        public int Project { get; init; }
        public int Cycle { get; init; }
        public uint Version { get; init; }
        public bool? AsPlanned { get; init; }
        public string? Seen { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.AsPlanned).NotNull().WithMessage("Choose whether it was carried out as planned");
            RuleFor(c => c.Seen).Text("Enter what you saw", "What you saw", Improvement.Cycles.Cycle.TextLength);
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var cycle = await db.CycleToChange(user, command.Project, command.Cycle, command.Version, ct);
            cycle.Finish(ids.Next(), command.AsPlanned!.Value, command.Seen!.Trim(), new Deed(user.Id, clock.GetUtcNow()));
            return Unit.Value;
        }
    }
}
