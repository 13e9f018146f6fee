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
        var faults = definition.Faults(numerator, denominator, "").ToList();
        if (faults.Count > 0)
            throw new ValidationException(faults);
    }

    /// <param name="row">What stands before the name of the field where there are several: "Cells[3].".</param>
    public static IEnumerable<ValidationFailure> Faults(this MeasureDefinition definition, decimal? numerator, decimal? denominator, string row)
    {
        if (definition.Fault(numerator, denominator) is not { } fault)
            yield break;
        var isOfDenominator = denominator is null ? definition.Denominator is not null : denominator > NumberRules.Largest || !NumberRules.IsStorable(denominator);
        yield return new ValidationFailure(row + (isOfDenominator ? "Denominator" : "Numerator"), fault);
    }
}
