using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Standards;

/// <summary>At the end of its last day a trial is over by itself: the ward works by the version in force again.</summary>
public static class EndTrial
{
    [Requires(Permission.RunTheSite)]
    public sealed record Command : ICommand<Unit>
    {
        public Guid Standard { get; init; }
        public DateTimeOffset DueAt { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>;

    internal sealed class WhenDue : IDueThing
    {
        public string Kind => Standard.TrialEnds;

        public ICommand<Unit> Command(Due due) => new Command { Standard = due.Record, DueAt = due.At };
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var standard = await db.Standards.For(user, Act.Change).WithVersions().SingleOrDefaultAsync(standard => standard.Id == command.Standard, ct);
            if (standard?.Ahead().Contains(new Due(Standard.TrialEnds, command.Standard, command.DueAt)) is true)
                standard.EndTrial(ids.Next(), command.DueAt);
            return Unit.Value;
        }
    }
}
