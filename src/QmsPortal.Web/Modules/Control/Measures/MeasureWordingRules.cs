using FluentValidation;
using QmsPortal.Kernel;
using QmsPortal.Spc;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>A form that says what is measured: a first version, or a later one.</summary>
public interface ISayWhatIsMeasured
{
    string? Title { get; }
    string? ShortName { get; }
    string? Numerator { get; }
    string? Denominator { get; }
    ImprovementDirection? Direction { get; }
    ChartKind? Chart { get; }
}

/// <summary>The rules that hold of every version.</summary>
public abstract class MeasureWordingRules<T> : AbstractValidator<T>
    where T : ISayWhatIsMeasured
{
    protected MeasureWordingRules()
    {
        RuleFor(c => c.Title).Text("Enter what the measure is called", "Title", MeasureDefinition.TitleLength);
        RuleFor(c => c.ShortName).Text("Enter a short name", "Short name", MeasureDefinition.ShortNameLength);
        RuleFor(c => c.Numerator).Text("Enter what is counted", "Numerator", MeasureDefinition.WordsLength);
        RuleFor(c => c.Denominator).MaximumLength(MeasureDefinition.WordsLength).WithMessage($"Denominator must be {MeasureDefinition.WordsLength} characters or fewer");
        RuleFor(c => c.Direction).NotNull().WithMessage("Choose which direction is better").IsInEnum().WithMessage("Choose which direction is better");
        RuleFor(c => c.Chart).NotNull().WithMessage("Choose a kind of chart").IsInEnum().WithMessage("Choose a kind of chart");
    }
}
