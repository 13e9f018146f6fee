using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>Replaces a wrong value. The old one stays in the history, with the reason.</summary>
public static class CorrectValue
{
    [Requires(Permission.CorrectValues)]
    public sealed record Command : ICommand<Guid>, IGiveReason
    {
        public string? Place { get; init; }
        public string? Measure { get; init; }
        public DateOnly Period { get; init; }
        public uint Version { get; init; }
        public decimal? Numerator { get; init; }
        public decimal? Denominator { get; init; }
        public bool Provisional { get; init; }
        public string? Reason { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Numerator).Number("Enter the numerator");
            RuleFor(c => c.Denominator).GreaterThanOrEqualTo(0).WithMessage("Numbers cannot be negative");
            RuleFor(c => c.Reason).Text("Enter why it is corrected", "Reason", Observation.ReasonLength);
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var series = await db.ToChange(user, command.Place, command.Measure, ct);
            series.Definition.Check(command.Numerator, command.Denominator);
            var wrong = series.Current.SingleOrDefault(value => value.Period == command.Period) ?? throw new NotFoundException();
            db.Expect(wrong, command.Version);
            var corrected = series.Correct(ids.Next(), wrong, command.Numerator!.Value, command.Denominator, command.Reason!.Trim(), new Entry(user.Id, clock.GetUtcNow(), Provisional: command.Provisional));
            series.Refresh();
            return corrected.Id;
        }
    }
}
