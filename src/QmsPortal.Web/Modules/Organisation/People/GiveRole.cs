using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Organisation.People;

/// <summary>A role at a place, from a day on.</summary>
public static class GiveRole
{
    [Requires(Permission.ManagePeople)]
    public sealed record Command : ICommand<Guid>
    {
        public Guid Person { get; init; }
        public string? Place { get; init; }
        public Role? Role { get; init; }
        public DateInput From { get; init; } = new();

        /// <summary>The last day; empty where there is none yet.</summary>
        public DateInput Until { get; init; } = new();
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Place).NotEmpty().WithMessage("Choose a place");
            RuleFor(c => c.Role).NotNull().WithMessage("Choose a role").IsInEnum().WithMessage("Choose a role");
            RuleFor(c => c.From).Day("Enter the first day");
            RuleFor(c => c.Until).Must(until => until.IsEmpty || until.ToDate()?.Year is >= 1990 and < 2100).WithMessage("Enter a real date, like 27 3 2026, or leave it empty");
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var place = await db.Nodes.For(user, Act.Change).Get(command.Place, ct);
            if (!place.IsOpenOn(command.From.ToDate()!.Value))
                throw new DomainException($"{place.Name} is not open on the first day, so nobody can hold a role there.");
            var person = await db.People.For(user, Act.Change).Include(p => p.Roles).Get(command.Person, ct);
            return person.Give(ids.Next(), command.Role!.Value, place.Id, command.From.ToDate()!.Value, command.Until.ToDate()?.AddDays(1), user.Id).Id;
        }
    }
}
