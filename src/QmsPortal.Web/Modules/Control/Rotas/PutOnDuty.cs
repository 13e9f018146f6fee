using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Rotas;

/// <summary>Somebody who may be on duty at a place is on its rota, from a time until another by the clock on the wall; over midnight where the end is earlier.</summary>
public static class PutOnDuty
{
    [Requires(Permission.RunHuddles)]
    public sealed record Command : ICommand<Guid>
    {
        public string? Place { get; init; }
        public Guid? Person { get; init; }
        public DateInput On { get; init; } = new();

        /// <summary>"08:00".</summary>
        public string? From { get; init; }
        public string? Until { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Person).NotNull().WithMessage("Choose who is on duty");
            RuleFor(c => c.On).Day("Enter the day");
            RuleFor(c => c.From).Must(time => TimeOfDay.Read(time) is not null).WithMessage("Choose from when");
            RuleFor(c => c.Until).Cascade(CascadeMode.Stop).Must(time => TimeOfDay.Read(time) is not null).WithMessage("Choose until when")
                .NotEqual(c => c.From).WithMessage("Choose another time than that from which it is");
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var place = await db.Nodes.For(user, Permission.RunHuddles).Get(command.Place, ct);
            if (!user.Can(Duty.KeptBy(place.Kind), place.Path))
                throw new ForbiddenException();
            var (day, from, until) = (command.On.ToDate()!.Value, TimeOfDay.Read(command.From)!.Value, TimeOfDay.Read(command.Until)!.Value);
            if (!await db.MayBeOnDutyAt(user, place.Id, place.Kind, day).AnyAsync(person => person.Id == command.Person, ct))
                throw new ValidationException([new(nameof(Command.Person), "Choose somebody who holds a role for it here on that day")]);
            var shift = new DutyShift(ids.Next(), place.Id, command.Person!.Value, day.StartInLondon(from), (until > from ? day : day.AddDays(1)).StartInLondon(until), user.Id, clock.GetUtcNow());
            if (await db.DutyShifts.For(user, Act.Read).AnyAsync(other => other.NodeId == place.Id && other.PersonId == shift.PersonId && other.EndedAt == null && other.From < shift.Until && shift.From < other.Until, ct))
                throw new ValidationException([new(nameof(Command.On), "They are on duty here already for some of that time")]);
            db.Add(shift);
            return shift.Id;
        }
    }
}
