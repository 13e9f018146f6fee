using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Organisation.Places;

/// <summary>A place, and all below it, stands under another one from a day on. What was counted before that day stays where it was counted.</summary>
public static class MovePlace
{
    [Requires(Permission.ManagePlaces)]
    public sealed record Command : ICommand<Unit>, IGiveReason
    {
        public string? Place { get; init; }
        public uint Version { get; init; }
        public string? Above { get; init; }
        public DateInput On { get; init; } = new();
        public string? Reason { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock)
        {
            RuleFor(c => c.Above).NotEmpty().WithMessage("Choose the place above it");
            RuleFor(c => c.On).Day("Enter the day on which it moved");
            RuleFor(c => c.On).Must(on => on.ToDate() is not { } day || day <= clock.Today()).WithMessage("The day must be today or in the past");
            RuleFor(c => c.Reason).Text("Enter why it moved", "Reason", ClosePlace.ReasonLength);
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var nodes = db.Nodes.For(user, Act.Change).WithPlacements();
            var place = await nodes.Get(command.Place, ct);
            db.Expect(place, command.Version);
            var above = await nodes.Get(command.Above, ct);
            place.Move(above, await db.NextPosition(user, above, ct), command.On.ToDate()!.Value, await db.Below(user, place, ct));
            return Unit.Value;
        }
    }
}
