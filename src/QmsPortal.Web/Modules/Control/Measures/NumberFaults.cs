using FluentValidation;
using FluentValidation.Results;
using QmsPortal.Kernel;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>What the two numbers of a value must be, wherever they are entered.</summary>
internal static class NumberFaults
{
    /// <summary>Which field is at fault depends on the definition, so the message goes beside it from here.</summary>
    public static void Check(this MeasureDefinition definition, decimal? numerator, decimal? denominator)
    {
        if (definition.Fault(numerator, denominator) is not { } fault)
            return;
        var isOfDenominator = denominator is null ? definition.Denominator is not null : denominator > NumberRules.Largest || !NumberRules.IsStorable(denominator);
        var field = isOfDenominator ? "Denominator" : "Numerator";
        throw new ValidationException([new ValidationFailure(field, fault)]);
    }
}
