using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.SpeakUp;

/// <summary>There is no more to do, and the guardian says why.</summary>
public static class CloseConcern
{
    [Requires(Permission.HearConcerns)]
    public sealed record Command : ICommand<Unit>
    {
        public Guid Id { get; init; }
        public uint Version { get; init; }
        public string? Why { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Why).Text("Enter why it is closed", "Reason", ConcernStep.WordsLength);
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var concern = await db.ConcernToHear(user, command.Id, command.Version, ct);
            concern.Close(ids.Next(), command.Why!.Trim(), user.Id, clock.GetUtcNow());
            return Unit.Value;
        }
    }
}
