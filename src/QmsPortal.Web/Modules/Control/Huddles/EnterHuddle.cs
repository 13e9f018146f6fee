using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Operations;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Signals;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Huddles;

/// <summary>What was said to an item of the agenda, or "nothing to report" to all that are left. After the end it is marked as late.</summary>
public static class EnterHuddle
{
    [Requires(Permission.RunHuddles)]
    public sealed record Command : ICommand<Unit>
    {
        public string? Place { get; init; }
        public DateOnly Date { get; init; }

        /// <summary>By its code; without it all items of which nothing was said yet.</summary>
        public string? Item { get; init; }
        public EntryStatus? Status { get; init; }
        public string? Note { get; init; }

        /// <summary>Said on the page that a device keeps, on which no huddle can be started: the first that is said at its time starts it.</summary>
        [MadeByTheSite]
        public bool OnKeptPage { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Status).NotNull().WithMessage("Choose what was said").IsInEnum().WithMessage("Choose what was said");
            RuleFor(c => c.Note).NotEmpty().WithMessage("Enter what came up").When(c => c.Status is EntryStatus.Issue);
            RuleFor(c => c.Note).MaximumLength(HuddleEntry.NoteLength).WithMessage($"What came up must be {HuddleEntry.NoteLength} characters or fewer");
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, Submission submission, TimeProvider clock, DueTimes due) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var huddle = await db.HuddleToChange(user, command.Place, command.Date, ct);
            if (submission.IsTooOld)
                throw new DomainException("This was typed more than 7 days ago, so it belongs to no huddle of today. Say it at the next one.");
            var signals = Agenda.SignalsIn(huddle.Items);
            IReadOnlyList<AgendaLine> items = [.. huddle.Items.Where(item => command.Item is null ? huddle.Entries.All(entry => entry.Item != item.Code) : item.Code == command.Item)];
            if (command.Item is not null && items.Count == 0)
                throw new ValidationException([new(nameof(Command.Item), "Choose an item of the agenda")]);
            if (command.Item is null && items.Contains(signals) && await ASignalWaits(huddle, ct))
                throw new DomainException($"A signal waits for its answer, so “{signals.Title}” is not over. Answer the signal, or say “Nothing else” there first.");
            var act = new HuddleAct(user.Id, submission.TimeOf(clock));
            if ((command.OnKeptPage || submission.TypedAt is not null) && huddle.OpenWithoutNetwork(ids.Next(), act))
                await due.Keep(huddle.Id, huddle.Ahead(), ct);
            foreach (var item in items)
                huddle.Enter(ids.Next(), item.Code, command.Status!.Value, string.IsNullOrWhiteSpace(command.Note) ? null : command.Note.Trim(), item == signals && !command.OnKeptPage, act);
            return Unit.Value;
        }

        private Task<bool> ASignalWaits(Huddle huddle, CancellationToken ct) => db.Signals.For(user, Act.Read)
            .AnyAsync(signal => signal.NodeId == huddle.NodeId && (signal.State == SignalState.Raised || signal.State == SignalState.Seen), ct);
    }
}
