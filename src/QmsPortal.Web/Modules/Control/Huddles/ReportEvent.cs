using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Data.Catalogues;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Huddles;

/// <summary>One of the events that every tier reports to the top, whatever else becomes of it.</summary>
public static class ReportEvent
{
    [Requires(Permission.RunHuddles)]
    public sealed record Command : ICommand<Unit>
    {
        public string? Place { get; init; }
        public DateOnly Date { get; init; }

        /// <summary>By its code in the catalogue.</summary>
        public string? Event { get; init; }
        public string? Note { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Event).Must(code => HuddleAgenda.FindEvent(code) is not null).WithMessage("Choose what happened");
            RuleFor(c => c.Note).Text("Enter what came up", "What came up", HuddleEntry.NoteLength);
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var huddle = await db.HuddleToChange(user, command.Place, command.Date, ct);
            huddle.Enter(ids.Next(), command.Event!, EntryStatus.Issue, command.Note!.Trim(), false, new HuddleAct(user.Id, clock.GetUtcNow()));
            return Unit.Value;
        }
    }
}
