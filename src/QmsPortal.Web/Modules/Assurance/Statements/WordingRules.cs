using FluentValidation;
using QmsPortal.Kernel;

namespace QmsPortal.Modules.Assurance.Statements;

/// <summary>What a form asks of a statement, written for the first time or anew.</summary>
public interface IWording
{
    string? Claim { get; }
    StatementRating? Rating { get; }
    string? Why { get; }
    string? Gaps { get; }
    string? Limits { get; }
    DateInput From { get; }
    DateInput To { get; }
}

internal static class WordingRules
{
    public static void Wording<T>(this AbstractValidator<T> rules, TimeProvider clock) where T : IWording
    {
        rules.RuleFor(c => c.Claim).Text("Enter what is so", "What is so", Statement.ClaimLength);
        rules.RuleFor(c => c.Rating).NotNull().WithMessage("Choose how sure we are").IsInEnum().WithMessage("Choose how sure we are");
        rules.RuleFor(c => c.Why).Text("Enter why this rating", "Why this rating", Statement.WordsLength);
        rules.RuleFor(c => c.Gaps).MaximumLength(Statement.WordsLength).WithMessage($"Gaps must be {Statement.WordsLength} characters or fewer");
        rules.RuleFor(c => c.Limits).MaximumLength(Statement.WordsLength).WithMessage($"Limits must be {Statement.WordsLength} characters or fewer");
        rules.RuleFor(c => c.From).Day("Enter the first day it speaks of");
        rules.RuleFor(c => c.To).Day("Enter the last day it speaks of")
            .Must(to => to.ToDate() <= clock.Today().AddYears(1)).WithMessage("Choose a last day within a year from today: nobody knows further ahead")
            .Must((c, to) => c.From.ToDate() is not { } first || to.ToDate() <= first.AddYears(Statement.MostYears)).WithMessage($"Choose days at most {Statement.MostYears} years apart: a longer time is for several statements");
    }

    public static Wording ToWording(this IWording asked) => new(
        asked.Claim!.Trim(), asked.Rating!.Value, asked.Why!.Trim(), asked.Gaps?.Trim() ?? "", asked.Limits?.Trim() ?? "", asked.From.ToDate()!.Value, asked.To.ToDate()!.Value);
}
