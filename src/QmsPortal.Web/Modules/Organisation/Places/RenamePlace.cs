using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Organisation.Places;

/// <summary>A new name. The address stays, so that links go on working.</summary>
public static class RenamePlace
{
    [Requires(Permission.ManagePlaces)]
    public sealed record Command : ICommand<Unit>
    {
        public string? Place { get; init; }
        public uint Version { get; init; }
        public string? Name { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Name).Text("Enter the name of the place", "Name", OrgNode.NameLength);
    }

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var place = await db.Nodes.For(user, Act.Change).Get(command.Place, ct);
            db.Expect(place, command.Version);
            place.Rename(command.Name!.Trim());
            return Unit.Value;
        }
    }
}
