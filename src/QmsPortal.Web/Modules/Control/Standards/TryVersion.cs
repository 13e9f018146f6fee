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

/// <summary>One ward works by a version until a day, as the test of a cycle. The one in force stays in force beside it.</summary>
public static class TryVersion
{
    [Requires(Permission.ApproveStandards)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public int Of { get; init; }
        public uint Version { get; init; }
        public string? Place { get; init; }
        public Guid? Cycle { get; init; }
        public DateInput Until { get; init; } = new();
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Place).NotEmpty().WithMessage("Choose the ward that tries it");
            RuleFor(c => c.Cycle).NotNull().WithMessage("Choose the cycle that tests it");
            RuleFor(c => c.Until).Day("Enter the last day of the trial");
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock, DueTimes due) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var standard = await db.StandardToChange(user, command.Number, command.Of, command.Version, ct);
            var path = await db.Nodes.For(user, Act.Read).Where(node => node.Id == standard.NodeId).Select(node => node.Path).SingleAsync(ct);
            var ward = await db.TrialWards(user, path, clock.Today()).SingleOrDefaultAsync(node => node.Code == command.Place, ct)
                ?? throw new ValidationException([new(nameof(Command.Place), "Choose an open ward or team at which this standard holds")]);
            var cycle = await db.TestingCycles(user, path).SingleOrDefaultAsync(known => known.Id == command.Cycle, ct)
                ?? throw new ValidationException([new(nameof(Command.Cycle), "Choose a cycle that goes on here")]);
            var act = user.ActNow(clock);
            standard.Try(command.Of, new VersionTrial(ward.Id, cycle.Id, command.Until.ToDate()!.Value, ward.Name), ids.Next(), act);
            if (!await db.Set<ThreadLink>().For(user, Act.Read).AnyAsync(link => link.FromId == cycle.Id && link.ToId == standard.Id && link.Relation == Relation.Tests && link.EndedAt == null, ct))
                db.Add(new ThreadLink(ids.Next(), new ThreadEnd(cycle.Id, cycle.Kind), Relation.Tests, ThreadEnd.Of(standard), null, user.Id, act.At));
            await due.Keep(standard.Id, standard.Ahead(), ct);
            return Unit.Value;
        }
    }
}
