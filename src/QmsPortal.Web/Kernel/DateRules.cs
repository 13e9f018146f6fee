using FluentValidation;

namespace QmsPortal.Kernel;

/// <summary>A day that must be given, near enough to be meant.</summary>
public static class DateRules
{
    public static IRuleBuilderOptions<T, DateInput> Day<T>(this IRuleBuilderInitial<T, DateInput> rule, string whenEmpty) => rule
        .Cascade(CascadeMode.Stop)
        .Must(day => !day.IsEmpty).WithMessage(whenEmpty)
        .Must(day => day.ToDate() is not null).WithMessage("Enter a real date, like 27 3 2026")
        .Must(day => day.ToDate()!.Value.Year is >= 1990 and < 2100).WithMessage("Enter a date between 1990 and 2099");
}
