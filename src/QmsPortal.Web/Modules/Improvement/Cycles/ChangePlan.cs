using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Improvement.Cycles;

/// <summary>Changes the plan of a cycle that has not started; one adapted from another begins as that one was.</summary>
public static class ChangePlan
{
    [Requires(Permission.LeadProjects)]
    public sealed record Command : ICommand<Unit>, IPlan
    {
        public int Project { get; init; }
        public int Cycle { get; init; }
        public uint Version { get; init; }
        public string? Idea { get; init; }
        public string? Question { get; init; }
        public TestScale? Scale { get; init; }
        public string? HowSmall { get; init; }
        public string? Who { get; init; }
        public string? What { get; init; }
        public string? When { get; init; }
        public string? Data { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => Include(new PlanRules());
    }

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var cycle = await db.CycleToChange(user, command.Project, command.Cycle, command.Version, ct);
            cycle.ChangePlan(command.ToPlan());
            return Unit.Value;
        }
    }
}
