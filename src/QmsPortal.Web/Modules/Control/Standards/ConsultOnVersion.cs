using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Standards;

/// <summary>A draft that is complete, or what a trial showed to work, goes to those who work by it, until a day.</summary>
public static class ConsultOnVersion
{
    [Requires(Permission.WriteStandards)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public int Of { get; init; }
        public uint Version { get; init; }
        public DateInput Until { get; init; } = new();
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Until).Day("Enter until when people can say what they think");
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock, DueTimes due) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var standard = await db.StandardToChange(user, command.Number, command.Of, command.Version, ct);
            if (standard.Versions.Single(version => version.Number == command.Of) is { State: VersionState.Trial, TrialCycleId: { } cycle } && await IsAbandoned(cycle, ct))
                throw new DomainException("The cycle that tested it was abandoned, so it cannot be adopted. Ask for it to be returned with what was learned: matron, quality manager.");
            standard.Consult(command.Of, ids.Next(), command.Until.ToDate()!.Value, user.ActNow(clock));
            await due.Keep(standard.Id, standard.Ahead(), ct);
            return Unit.Value;
        }

        private Task<bool> IsAbandoned(Guid cycle, CancellationToken ct) => db.Set<ThreadNode>().For(user, Act.Read).AnyAsync(node => node.Id == cycle && node.State == Trials.Abandoned, ct);
    }
}
