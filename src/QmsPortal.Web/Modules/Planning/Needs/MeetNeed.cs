using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Planning.Needs;

/// <summary>People see what they said they would see: the need is met.</summary>
public static class MeetNeed
{
    [Requires(Permission.ValidateNeeds)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public uint Version { get; init; }
        public string? Seen { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Seen).Text("Enter what people see now, and who says so", "What people see now", NeedStep.WordsLength);
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var (need, witness) = await db.NeedToWitness(user, command.Number, command.Version, ct);
            need.SayItIsMet(ids.Next(), command.Seen!.Trim(), witness, new PlanAct(user.Id, clock.GetUtcNow()));
            return Unit.Value;
        }
    }
}
