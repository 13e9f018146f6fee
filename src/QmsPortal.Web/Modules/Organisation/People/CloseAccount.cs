using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Organisation.People;

/// <summary>Somebody leaves: roles end today and the account is closed within a minute. What they did stays theirs.</summary>
public static class CloseAccount
{
    public const int ReasonLength = 200;

    [Requires(Permission.ManagePeople)]
    public sealed record Command : ICommand<Unit>, IGiveReason
    {
        public Guid Person { get; init; }
        public string? Reason { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Reason).Text("Enter why the account is closed", "Reason", ReasonLength);
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var person = await db.People.For(user, Act.Change).Include(p => p.Roles).Get(command.Person, ct);
            var held = person.Roles.Where(role => role.IsHeldOn(clock.Today())).Select(role => role.NodeId).Distinct().ToList();
            if (await db.Nodes.For(user, Act.Change).CountAsync(node => held.Contains(node.Id), ct) < held.Count)
                throw new DomainException($"{person.Name} holds roles at places that are not yours to manage. Ask an administrator of the whole organisation.");
            person.Leave(clock.GetUtcNow(), clock.Today(), user.Id);
            (await db.Users.For(user, Act.Change).SingleAsync(account => account.Id == person.Id, ct)).EndSessions(ids);
            return Unit.Value;
        }
    }
}
