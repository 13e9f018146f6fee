using FluentValidation;
using QmsPortal.Kernel;

namespace QmsPortal.Modules.Improvement.Cycles;

/// <summary>The fields of a plan, the same when it is written and when it is changed.</summary>
public interface IPlan
{
    string? Idea { get; }
    string? Question { get; }
    TestScale? Scale { get; }
    string? HowSmall { get; }
    string? Who { get; }
    string? What { get; }
    string? When { get; }
    string? Data { get; }
}

public sealed class PlanRules : AbstractValidator<IPlan>
{
    public PlanRules()
    {
        RuleFor(c => c.Idea).Text("Enter the change you test", "Change", Cycle.IdeaLength);
        RuleFor(c => c.Question).Text("Enter what you want to learn", "What you want to learn", Prediction.TextLength);
        RuleFor(c => c.Scale).NotNull().WithMessage("Choose how big the test is").IsInEnum().WithMessage("Choose how big the test is");
        RuleFor(c => c.HowSmall).Text("Enter where and how often", "Where and how often", Cycle.ShortLength);
        RuleFor(c => c.Who).Text("Enter who does it, by role", "Who", Cycle.ShortLength);
        RuleFor(c => c.What).Text("Enter what they do", "What they do", Cycle.TextLength);
        RuleFor(c => c.When).Text("Enter when", "When", Cycle.ShortLength);
        RuleFor(c => c.Data).Text("Enter what you count, and who writes it down", "What you count", Prediction.TextLength);
    }
}

internal static class Plans
{
    public static CyclePlan ToPlan(this IPlan plan) => new(plan.Idea!.Trim(), plan.Question!.Trim(), plan.Scale!.Value, plan.HowSmall!.Trim(), plan.Who!.Trim(), plan.What!.Trim(), plan.When!.Trim(), plan.Data!.Trim());
}
