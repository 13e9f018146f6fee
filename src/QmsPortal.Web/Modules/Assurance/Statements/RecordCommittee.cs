using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Assurance.Statements;

/// <summary>Which committee had it, and when.</summary>
public static class RecordCommittee
{
    [Requires(Permission.RecordCommittees)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public uint Version { get; init; }
        public string? Committee { get; init; }
        public DateInput On { get; init; } = new();
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Committee).Text("Enter which committee", "Committee", Statement.CommitteeLength);
            RuleFor(c => c.On).Day("Enter when it met");
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var statement = await db.StatementToChange(user, command.Number, command.Version, ct);
            statement.Bring(ids.Next(), command.Committee!.Trim(), command.On.ToDate()!.Value, new StatementAct(user.Id, clock.GetUtcNow()));
            return Unit.Value;
        }
    }
}
