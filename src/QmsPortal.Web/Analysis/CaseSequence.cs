using QmsPortal.Spc;

namespace QmsPortal.Analysis;

/// <summary>The values of a chart that knows order alone, in order of the axis where there is one.</summary>
internal static class CaseSequence
{
    public static double?[] Of(CaseFile given)
    {
        var values = given.Input.Numbers("values") ?? throw new SpcInputException("The input has no values.");
        var (dates, numbers) = given.Axis(values.Length);
        var places = numbers ?? dates?.Select(date => (double)date.DayNumber).ToArray();
        if (places is null) return values;
        if (places.Distinct().Count() < places.Length) throw new SpcInputException("There is more than one value at one place of the axis. Give each once.");
        return [.. values.Zip(places).OrderBy(pair => pair.Second).Select(pair => pair.First)];
    }
}
