using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Control.Visits;

/// <summary>A leader went to a ward of theirs, and says what they heard.</summary>
public static class RecordVisit
{
    [Requires(Permission.VisitWards)]
    public sealed record Command : ICommand<int>
    {
        public string? Place { get; init; }
        public DateInput On { get; init; } = new();
        public string? Heard { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock)
        {
            RuleFor(c => c.Place).NotEmpty().WithMessage("Choose where you were");
            RuleFor(c => c.On).Day("Enter the day of the visit");
            RuleFor(c => c.On).Must(on => on.ToDate() is not { } day || day <= clock.Today()).WithMessage("The day must be today or in the past");
            RuleFor(c => c.Heard).Text("Enter what you heard", "What you heard", Visit.HeardLength);
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command command, CancellationToken ct)
        {
            var place = await db.Nodes.For(user, Permission.VisitWards).Get(command.Place, ct);
            var on = command.On.ToDate()!.Value;
            if (place.Kind is not NodeKind.Ward || !place.IsOpenOn(on))
                throw new ValidationException([new(nameof(Command.Place), "Choose a ward or team that was open on that day")]);
            var visit = new Visit(ids.Next(), await db.NextNumber(Numbers.Visits, ct), place.Id, on, command.Heard!.Trim(), user.Id, clock.GetUtcNow());
            db.Add(visit);
            return visit.Number;
        }
    }
}
