using FluentValidation;
using QmsPortal.Kernel;

namespace QmsPortal.Modules.Control.Standards;

/// <summary>The fields of a draft as they were typed: any of them may be empty until it goes to consultation, but for the title.</summary>
public abstract record StandardFields
{
    public string? Title { get; init; }
    public string? Process { get; init; }
    public string? Purpose { get; init; }
    public string? DoneBy { get; init; }
    public string? Owner { get; init; }
    public DateInput ReviewBy { get; init; } = new();

    internal StandardContent Content(IReadOnlyList<WorkStepWords> steps) => new()
    {
        Title = Title!.Trim(),
        Process = Process?.Trim() ?? "",
        Purpose = Purpose?.Trim() ?? "",
        DoneBy = DoneBy?.Trim() ?? "",
        Owner = Owner?.Trim() ?? "",
        ReviewBy = ReviewBy.ToDate(),
        Steps = steps,
    };
}

/// <summary>One row of the form; one without words is no step.</summary>
public sealed record StepFields
{
    public string? What { get; init; }
    public string? KeyPoint { get; init; }
    public string? Why { get; init; }
    public decimal? Minutes { get; init; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(What) && string.IsNullOrWhiteSpace(KeyPoint) && string.IsNullOrWhiteSpace(Why) && Minutes is null;

    internal WorkStepWords Words() => new(What!.Trim(), KeyPoint?.Trim() ?? "", Why?.Trim() ?? "", Minutes);
}

internal static class StandardFieldRules
{
    public static void Fields<T>(this AbstractValidator<T> rules) where T : StandardFields
    {
        rules.RuleFor(c => c.Title).Text("Enter the title", "Title", StandardContent.TitleLength);
        rules.RuleFor(c => c.Process).AtMost("Process", StandardContent.TitleLength);
        rules.RuleFor(c => c.Purpose).AtMost("Purpose", StandardContent.WordsLength);
        rules.RuleFor(c => c.DoneBy).AtMost("Who does it", StandardContent.RoleLength);
        rules.RuleFor(c => c.Owner).AtMost("Owner", StandardContent.RoleLength);
        rules.RuleFor(c => c.ReviewBy).Day("Enter the review day").When(c => !c.ReviewBy.IsEmpty);
    }

    public static IRuleBuilderOptions<T, string?> AtMost<T>(this IRuleBuilder<T, string?> rule, string name, int longest) =>
        rule.MaximumLength(longest).WithMessage($"{name} must be {longest} characters or fewer");
}

internal sealed class StepRules : AbstractValidator<StepFields>
{
    public StepRules()
    {
        RuleFor(step => step.What).Text("Enter what to do in this step, or empty the row", "What to do", StandardContent.StepLength).When(step => !step.IsEmpty);
        RuleFor(step => step.KeyPoint).AtMost("Key point", StandardContent.StepLength);
        RuleFor(step => step.Why).AtMost("Reason why", StandardContent.StepLength);
        RuleFor(step => step.Minutes)
            .InclusiveBetween(0.1m, StandardContent.MostMinutes).WithMessage($"Enter minutes between 0.1 and {StandardContent.MostMinutes:0}, or leave them empty")
            .Must(minutes => minutes is null || decimal.Round(minutes.Value, 1) == minutes).WithMessage("Enter minutes with one decimal at most, like 2.5");
    }
}
