using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Planning.Needs;

/// <summary>People whose need it is, or somebody outside the service, say that it is right.</summary>
public static class ValidateNeed
{
    [Requires(Permission.ValidateNeeds)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public uint Version { get; init; }
        public string? With { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.With).Text("Enter with whom you checked it", "With whom", NeedStep.WordsLength);
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var (need, witness) = await db.NeedToWitness(user, command.Number, command.Version, ct);
            need.Validate(ids.Next(), command.With!.Trim(), witness, new PlanAct(user.Id, clock.GetUtcNow()));
            return Unit.Value;
        }
    }
}
