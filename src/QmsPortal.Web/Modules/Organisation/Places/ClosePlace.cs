using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Organisation.Places;

/// <summary>A place closes on a day. What it measured and raised stays readable.</summary>
public static class ClosePlace
{
    public const int ReasonLength = 200;

    [Requires(Permission.ManagePlaces)]
    public sealed record Command : ICommand<Unit>, IGiveReason
    {
        public string? Place { get; init; }
        public uint Version { get; init; }
        public DateInput On { get; init; } = new();
        public string? Reason { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.On).Day("Enter the day it closes");
            RuleFor(c => c.Reason).Text("Enter why it closes", "Reason", ReasonLength);
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var place = await db.Nodes.For(user, Act.Change).Get(command.Place, ct);
            db.Expect(place, command.Version);
            place.Close(command.On.ToDate()!.Value, await db.Nodes.For(user, Act.Read).AnyAsync(node => node.ParentId == place.Id && node.ValidTo == null, ct));
            return Unit.Value;
        }
    }
}
