using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Organisation.Places;

/// <summary>A place closes and becomes part of another of its kind, with whatever it left open.</summary>
public static class MergePlace
{
    [Requires(Permission.ManagePlaces)]
    public sealed record Command : ICommand<Unit>, IGiveReason
    {
        public string? Place { get; init; }
        public uint Version { get; init; }
        public string? Into { get; init; }
        public DateInput On { get; init; } = new();
        public string? Reason { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock)
        {
            RuleFor(c => c.Into).NotEmpty().WithMessage("Choose the place that it becomes part of");
            RuleFor(c => c.On).Day("Enter the day on which they merged");
            RuleFor(c => c.On).Must(on => on.ToDate() is not { } day || day <= clock.Today()).WithMessage("The day must be today or in the past");
            RuleFor(c => c.Reason).Text("Enter why they merged", "Reason", ClosePlace.ReasonLength);
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var nodes = db.Nodes.For(user, Act.Change).WithPlacements();
            var place = await nodes.Get(command.Place, ct);
            db.Expect(place, command.Version);
            var into = await nodes.Get(command.Into, ct);
            place.Merge(into, await db.NextPosition(user, into, ct), command.On.ToDate()!.Value, await db.Below(user, place, ct));
            return Unit.Value;
        }
    }
}
