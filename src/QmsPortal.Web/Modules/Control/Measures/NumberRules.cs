using FluentValidation;
using FluentValidation.Results;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>What the two numbers of a value must be, wherever they are entered.</summary>
internal static class NumberRules
{
    public static IRuleBuilderOptions<T, decimal?> Number<T>(this IRuleBuilder<T, decimal?> rule, string whenEmpty) => rule
        .NotNull().WithMessage(whenEmpty)
        .GreaterThanOrEqualTo(0).WithMessage("Numbers cannot be negative")
        .LessThanOrEqualTo(MeasureSeries.LargestNumber).WithMessage("Numbers must be below 1,000,000,000,000")
        .Must(MeasureSeries.IsStorable).WithMessage("Numbers can have 4 decimals at most");

    /// <summary>Which field is at fault depends on the definition, so the message goes beside it from here.</summary>
    public static void Check(this MeasureDefinition definition, decimal? numerator, decimal? denominator)
    {
        if (definition.Fault(numerator, denominator) is not { } fault)
            return;
        var isOfDenominator = denominator is null ? definition.Denominator is not null : denominator > MeasureSeries.LargestNumber || !MeasureSeries.IsStorable(denominator);
        var field = isOfDenominator ? "Denominator" : "Numerator";
        throw new ValidationException([new ValidationFailure(field, fault)]);
    }
}
