using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.SpeakUp;

/// <summary>The guardian says what was done, or what comes next. Whoever raised it reads it.</summary>
public static class AnswerConcern
{
    [Requires(Permission.HearConcerns)]
    public sealed record Command : ICommand<Unit>
    {
        public Guid Id { get; init; }
        public uint Version { get; init; }
        public string? Answer { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Answer).Text("Enter the answer", "Answer", ConcernStep.WordsLength);
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var concern = await db.ConcernToHear(user, command.Id, command.Version, ct);
            concern.Answer(ids.Next(), command.Answer!.Trim(), user.Id, clock.GetUtcNow());
            return Unit.Value;
        }
    }
}
