using QmsPortal.Spc;

namespace QmsPortal.Analysis;

/// <summary>What a case says of single points.</summary>
internal static class CaseTargets
{
    /// <summary>The target at each point: one for all, or a list with null where none is in force.</summary>
    public static double?[] Of(CaseFields settings, int count)
    {
        if (!settings.IsList("target")) return [.. Enumerable.Repeat(settings.Number("target"), count)];

        var targets = settings.Numbers("target")!;
        CaseFile.MustMatch("targets", targets.Length, count);
        return targets;
    }

    public static void MustExist(int[] positions, int count)
    {
        foreach (var position in positions)
            if (position < 1 || position > count) throw new SpcInputException($"There is no point {position}: the chart has {count}.");
    }
}
