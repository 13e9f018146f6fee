using FluentValidation;
using QmsPortal.Kernel;

namespace QmsPortal.Modules.Planning.Goals;

/// <summary>A throw, there or back: a value, a day and the reason.</summary>
internal interface IProposeValue
{
    decimal? Target { get; }
    DateInput Due { get; }
    string? Words { get; }
}

internal static class ProposedValue
{
    public static void ProposeValue<T>(this AbstractValidator<T> rules, string whenNoReason) where T : IProposeValue
    {
        rules.RuleFor(c => c.Target).Number("Enter the target");
        rules.RuleFor(c => c.Due).Day("Enter by which day");
        rules.RuleFor(c => c.Words).Text(whenNoReason, "Reason", GoalStep.WordsLength);
    }

    public static GoalValue Value(this IProposeValue command) => new(command.Target!.Value, command.Due.ToDate()!.Value);
}
