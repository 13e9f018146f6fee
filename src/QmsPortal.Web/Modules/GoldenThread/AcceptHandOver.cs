using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.HandOvers;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.GoldenThread;

/// <summary>Accepts what was offered: from now on it is this person's part that has it.</summary>
public static class AcceptHandOver
{
    [Requires(Permission.TakeHandOvers)]
    public sealed record Command : ICommand<Unit>
    {
        public Guid HandOver { get; init; }
        public uint Version { get; init; }
        public string? Words { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Words).MaximumLength(HandOver.WordsLength).WithMessage($"Note must be {HandOver.WordsLength} characters or fewer");
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var handOver = await db.HandOverToDecide(user, command.HandOver, command.Version, ct);
            handOver.Accept(ids.Next(), command.Words?.Trim(), user.Act(clock));
            return Unit.Value;
        }
    }
}
