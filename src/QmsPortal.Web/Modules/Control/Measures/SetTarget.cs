using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>What a series should reach from a day on. Earlier targets stay in force for earlier points.</summary>
public static class SetTarget
{
    [Requires(Permission.DefineMeasures)]
    public sealed record Command : ICommand<Unit>
    {
        public string? Place { get; init; }
        public string? Measure { get; init; }
        public decimal? Value { get; init; }
        public DateInput From { get; init; } = new();
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Value).Number("Enter the target");
            RuleFor(c => c.From).Day("Enter the day from which the target holds");
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var series = await db.ToChange(user, command.Place, command.Measure, ct);
            if (series.Definition.IsPercentage && command.Value > 100)
                throw new ValidationException([new("Value", "A percentage cannot be above 100")]);
            series.SetTarget(ids.Next(), command.Value, command.From.ToDate()!.Value, user.Id, clock.GetUtcNow());
            series.Refresh();
            return Unit.Value;
        }
    }
}
