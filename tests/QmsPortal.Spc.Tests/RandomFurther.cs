namespace QmsPortal.Spc.Tests;

/// <summary>Input and settings of the further charts, drawn from a seed.</summary>
internal static class RandomFurther
{
    public static FunnelSettings FunnelSettings(Random random) => new()
    {
        DataType = (FunnelDataType)random.Next(3),
        AdjustOverdispersion = random.Next(2) == 0,
        Method = (StandardisedRatioMethod)random.Next(2),
        Limit = (FunnelLimit)random.Next(2),
        Multiply = random.Next(3) switch { 0 => 1000, 1 => 100, _ => 1 },
        TrimBy = random.Next(4) switch { 0 => 0, 1 => 0.05, 2 => 0.2, _ => 0.1 },
    };

    public static FunnelGroup[] Groups(Random random, FunnelSettings settings)
    {
        var count = random.Next(6) == 0 ? random.Next(0, 4) : random.Next(2, 30);
        var untidy = random.Next(3) == 0;
        var risk = random.Next(8) == 0 ? 0 : random.NextDouble() * 0.4;
        var spread = random.Next(2) == 0 ? 0 : random.NextDouble();
        var size = random.Next(3) == 0 ? 12 : 150;

        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var denominator = random.Next(1, size);
            var own = settings.DataType == FunnelDataType.StandardisedRatio ? 1 : risk;
            var expected = own * denominator * (1 + spread * (random.NextDouble() * 3 - 1));
            var numerator = Math.Clamp((int)Math.Round(expected + (random.NextDouble() - 0.5) * 3 * Math.Sqrt(expected)), 0, settings.DataType == FunnelDataType.StandardisedRatio ? 1000 : denominator);
            if (untidy && random.Next(8) == 0) (numerator, denominator) = (0, 0);
            return new FunnelGroup(
                $"Ward {i}",
                untidy && random.Next(10) == 0 ? null : numerator,
                untidy && random.Next(10) == 0 ? null : denominator);
        })];
    }

    public static double?[] Values(Random random) => [.. RandomSeries.Observations(random).Select(observation => observation.Value)];

    public static CusumSettings CusumSettings(Random random) => new()
    {
        Centre = random.Next(2) == 0 ? null : random.Next(-20, 100),
        Sigma = random.Next(2) == 0 ? null : random.Next(1, 80) / 8.0,
        DecisionInterval = random.Next(1, 14) / 2.0,
        ShiftSigmas = random.Next(1, 9) / 4.0,
    };

    public static EwmaSettings EwmaSettings(Random random) => new()
    {
        Centre = random.Next(2) == 0 ? null : random.Next(-20, 100),
        Sigma = random.Next(2) == 0 ? null : random.Next(1, 80) / 8.0,
        Lambda = random.Next(1, 11) / 10.0,
        LimitSigmas = random.Next(4, 14) / 4.0,
    };

    public static bool?[] Outcomes(Random random)
    {
        var risk = random.Next(10) == 0 ? 0 : random.NextDouble();
        var later = random.NextDouble();
        var untidy = random.Next(3) == 0;
        var count = random.Next(120);
        return [.. Enumerable.Range(0, count).Select(i => untidy && random.Next(9) == 0 ? (bool?)null : random.NextDouble() < (i < count / 2 ? risk : later))];
    }

    public static BernoulliCusumSettings BernoulliSettings(Random random)
    {
        var given = random.Next(2) == 0;
        return new()
        {
            BaselineRisk = given ? random.Next(1, 100) / 100.0 : null,
            BaselineCases = given ? null : random.Next(2, 60),
            OddsRatio = random.Next(5, 20) / 4.0,
            Limit = random.Next(2, 18) / 4.0,
        };
    }

    public static string?[] Categories(Random random) =>
        [.. Enumerable.Range(0, random.Next(60)).Select(_ => random.Next(12) switch { 0 => null, 1 => " ", var letter => (random.Next(6) == 0 ? "b" : "B") + random.Next(letter) })];
}
