using FluentValidation;

namespace QmsPortal.Kernel;

/// <summary>The two rules nearly every text has, in the words of the form.</summary>
public static class TextRules
{
    public static IRuleBuilderOptions<T, string?> Text<T>(this IRuleBuilder<T, string?> rule, string whenEmpty, string name, int longest) => rule
        .NotEmpty().WithMessage(whenEmpty)
        .MaximumLength(longest).WithMessage($"{name} must be {longest} characters or fewer");
}
