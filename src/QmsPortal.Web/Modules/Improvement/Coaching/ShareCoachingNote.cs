using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Improvement.Coaching;

/// <summary>The coach shows a note to whom it is about. From then on both read it, and it stays as it is.</summary>
public static class ShareCoachingNote
{
    [Requires(Permission.CoachPeople)]
    public sealed record Command : ICommand<Unit>
    {
        public Guid Note { get; init; }
        public uint Version { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>;

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var note = await db.NoteToChange(user, command.Note, command.Version, ct);
            note.Show(user.Id, clock.GetUtcNow());
            return Unit.Value;
        }
    }
}
