using FluentValidation;

namespace QmsPortal.Kernel;

/// <summary>Numbers that people enter, as large and as exact as they are stored.</summary>
public static class NumberRules
{
    public const decimal Largest = 999_999_999_999m;

    /// <summary>More decimals would be rounded away, and the value shown would not be that of the numbers stored.</summary>
    public static bool IsStorable(decimal? number) => number is null || decimal.Round(number.Value, 4) == number;

    /// <summary>"90", not "90.0000" as it is stored: for a form that begins with it.</summary>
    public static decimal Plain(this decimal number) => number / 1.000000000000000000000000000m;

    public static IRuleBuilderOptions<T, decimal?> Number<T>(this IRuleBuilder<T, decimal?> rule, string whenEmpty) => rule
        .NotNull().WithMessage(whenEmpty)
        .NumberIfAny();

    /// <summary>It may be left out.</summary>
    public static IRuleBuilderOptions<T, decimal?> NumberIfAny<T>(this IRuleBuilder<T, decimal?> rule) => rule
        .GreaterThanOrEqualTo(0).WithMessage("Numbers cannot be negative")
        .LessThanOrEqualTo(Largest).WithMessage("Numbers must be below 1,000,000,000,000")
        .Must(IsStorable).WithMessage("Numbers can have 4 decimals at most");
}
