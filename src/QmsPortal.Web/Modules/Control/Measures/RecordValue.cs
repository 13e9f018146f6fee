using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>The numbers of one period, entered by the place that takes the measure.</summary>
public static class RecordValue
{
    public static readonly DateOnly FirstDay = new(1990, 1, 1);

    [Requires(Permission.EnterValues)]
    public sealed record Command : ICommand<Guid>
    {
        public string? Place { get; init; }
        public string? Measure { get; init; }
        public DateInput Period { get; init; } = new();

        /// <summary>A month is asked without a day.</summary>
        public bool MonthOnly { get; init; }
        public decimal? Numerator { get; init; }
        public decimal? Denominator { get; init; }

        /// <summary>Not all is counted yet: it is made final, or corrected, later.</summary>
        public bool Provisional { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock)
        {
            RuleFor(c => c.Period).Cascade(CascadeMode.Stop)
                .Must(period => !period.IsEmpty).WithMessage("Enter the date")
                .Must((command, period) => period.ToDate(command.MonthOnly) is not null).WithMessage("Enter a real date, like 5 2026 for May 2026").When(c => c.MonthOnly, ApplyConditionTo.CurrentValidator)
                .Must((command, period) => period.ToDate(command.MonthOnly) is not null).WithMessage("Enter a real date, like 27 3 2026")
                .Must((command, period) => period.ToDate(command.MonthOnly) >= FirstDay).WithMessage("The date must be in 1990 or later")
                .Must((command, period) => period.ToDate(command.MonthOnly) <= clock.Today()).WithMessage("The date must be today or in the past");
            RuleFor(c => c.Numerator).Number("Enter the numerator");
            RuleFor(c => c.Denominator).GreaterThanOrEqualTo(0).WithMessage("Numbers cannot be negative");
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var series = await db.ToAddTo(user, command.Place, command.Measure, ct);
            series.Definition.Check(command.Numerator, command.Denominator);
            var period = series.Definition.PeriodOf(command.Period.ToDate(command.MonthOnly)!.Value);
            var value = series.Record(ids.Next(), period, command.Numerator!.Value, command.Denominator, new Entry(user.Id, clock.GetUtcNow(), Provisional: command.Provisional));
            series.Refresh();
            return value.Id;
        }
    }
}
