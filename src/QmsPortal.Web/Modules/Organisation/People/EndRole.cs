using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Organisation.People;

/// <summary>A role ends today. It stays in the history.</summary>
public static class EndRole
{
    [Requires(Permission.ManagePeople)]
    public sealed record Command : ICommand<Unit>
    {
        public Guid Person { get; init; }
        public Guid Role { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>;

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var person = await db.People.For(user, Act.Change).Include(p => p.Roles).Get(command.Person, ct);
            var role = person.Roles.SingleOrDefault(held => held.Id == command.Role) ?? throw new NotFoundException();
            if (!await db.Nodes.For(user, Act.Change).AnyAsync(node => node.Id == role.NodeId, ct))
                throw new DomainException("This role is held at a place that is not yours to manage. Ask an administrator of that place.");
            role.End(clock.Today());
            (await db.Users.For(user, Act.Change).SingleAsync(account => account.Id == person.Id, ct)).EndSessions(ids);
            return Unit.Value;
        }
    }
}
