using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Improvement.Projects;

namespace QmsPortal.Modules.Improvement.Cycles;

/// <summary>Do begins: predictions are locked with this moment's time, by the system's clock.</summary>
public static class StartCycle
{
    [Requires(Permission.LeadProjects)]
    public sealed record Command : ICommand<Unit>
    {
        public int Project { get; init; }
        public int Cycle { get; init; }
        public uint Version { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>;

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var cycle = await db.CycleToChange(user, command.Project, command.Cycle, command.Version, ct);
            var project = await db.ProjectOf(user, command.Project, ct);
            var deed = new Deed(user.Id, clock.GetUtcNow());
            cycle.Start(ids.Next(), deed);
            project.CycleStarted(ids.Next(), deed);
            return Unit.Value;
        }
    }
}
