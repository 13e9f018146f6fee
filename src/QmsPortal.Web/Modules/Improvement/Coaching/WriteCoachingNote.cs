using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Improvement.Coaching;

/// <summary>A coach writes down what was talked about. It is theirs alone until they show it.</summary>
public static class WriteCoachingNote
{
    [Requires(Permission.CoachPeople)]
    public sealed record Command : ICommand<Guid>
    {
        public Guid? With { get; init; }
        public DateInput On { get; init; } = new();
        public string? Words { get; init; }
        public string? Next { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.With).NotNull().WithMessage("Choose who you talked with");
            RuleFor(c => c.On).Day("Enter the day");
            RuleFor(c => c.Words).Text("Enter what you talked about", "What you talked about", CoachingNote.WordsLength);
            RuleFor(c => c.Next).MaximumLength(CoachingNote.NextLength).WithMessage($"What comes next must be {CoachingNote.NextLength} characters or fewer");
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            if (!await db.PeopleToCoach(user, clock.Today()).AnyAsync(person => person.Id == command.With, ct))
                throw new ValidationException([new(nameof(Command.With), "Choose somebody who works where you do")]);
            var note = new CoachingNote(ids.Next(), user.Id, command.With!.Value, new CoachingText(command.On.ToDate()!.Value, command.Words!.Trim(), command.Next?.Trim() ?? ""), clock.GetUtcNow());
            db.Add(note);
            return note.Id;
        }
    }
}
