using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Signals;

/// <summary>What the signal was: a cause that is known, an improvement, a fault in the data, or not yet known and looked at again on a day.</summary>
public static class AnswerSignal
{
    [Requires(Permission.AnswerSignals)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public uint Version { get; init; }
        public SignalAnswer? Answer { get; init; }
        public string? Found { get; init; }
        public DateInput LookAgain { get; init; } = new();
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Answer).NotNull().WithMessage("Choose what the signal was").IsInEnum().WithMessage("Choose what the signal was");
            RuleFor(c => c.Found).Text("Enter what you found, or what you are looking at", "What you found", Signal.AnswerLength);
            RuleFor(c => c.LookAgain).Day("Enter on which day you look at it next").When(c => c.Answer is SignalAnswer.NotYetKnown);
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock, DueTimes due) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var signal = await db.SignalToChange(user, command.Number, command.Version, ct);
            signal.Give(ids.Next(), command.Answer!.Value, command.Found!.Trim(), command.LookAgain.ToDate(), new SignalAct(user.Id, clock.GetUtcNow()));
            await due.Keep(signal.Id, signal.Ahead(), ct);
            return Unit.Value;
        }
    }
}
