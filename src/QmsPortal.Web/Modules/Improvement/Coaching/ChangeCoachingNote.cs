using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Improvement.Coaching;

/// <summary>The coach writes it otherwise, as long as nobody else has read it.</summary>
public static class ChangeCoachingNote
{
    [Requires(Permission.CoachPeople)]
    public sealed record Command : ICommand<Unit>
    {
        public Guid Note { get; init; }
        public uint Version { get; init; }
        public string? Words { get; init; }
        public string? Next { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Words).Text("Enter what you talked about", "What you talked about", CoachingNote.WordsLength);
            RuleFor(c => c.Next).MaximumLength(CoachingNote.NextLength).WithMessage($"What comes next must be {CoachingNote.NextLength} characters or fewer");
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var note = await db.NoteToChange(user, command.Note, command.Version, ct);
            note.Change(command.Words!.Trim(), command.Next?.Trim() ?? "", user.Id);
            return Unit.Value;
        }
    }
}
