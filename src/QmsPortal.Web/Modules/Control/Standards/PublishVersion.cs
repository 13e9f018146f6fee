using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Standards;

/// <summary>In force from now on, frozen, and the version before superseded. Never by an author, nor by whoever approved it.</summary>
public static class PublishVersion
{
    [Requires(Permission.PublishStandards)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public int Of { get; init; }
        public uint Version { get; init; }

        /// <summary>The roles whose holders have to read it.</summary>
        public IReadOnlyList<Role>? Readers { get; init; }
        public DateInput LookAgainBy { get; init; } = new();
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Readers).Must(roles => roles is { Count: > 0 } && roles.All(Standards.Readers.Roles.Contains)).WithMessage("Choose who has to read it");
            RuleFor(c => c.LookAgainBy).Day("Enter the review day");
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock, DueTimes due) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var standard = await db.StandardToChange(user, command.Number, command.Of, command.Version, ct);
            var (before, act) = (standard.InForce, user.ActNow(clock));
            standard.Publish(command.Of, new Publication(command.LookAgainBy.ToDate()!.Value, command.Readers!), ids.Next, act);
            await due.Keep(standard.Id, standard.Ahead(), ct);
            if (before is not null)
                await db.OfferAuditQuestion(user, standard, ids.Next, act, ct);
            return Unit.Value;
        }
    }
}
