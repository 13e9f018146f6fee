using System.Diagnostics;

namespace QmsPortal.Benchmarks.Spc;

/// <summary>What one call costs: microseconds, the median and the lowest of the rounds, and bytes allocated.</summary>
internal readonly record struct Timing(double Median, double Lowest, double Bytes)
{
    // Long enough for the compiler to have replaced its first, quick code by its last.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(5);

    public static Timing Of(Func<object> call, int rounds)
    {
        var calls = Warm(call);
        var times = new double[rounds];
        GC.Collect();
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var round = 0; round < rounds; round++)
        {
            var began = Stopwatch.GetTimestamp();
            for (var i = 0; i < calls; i++) GC.KeepAlive(call());
            times[round] = Stopwatch.GetElapsedTime(began).TotalMicroseconds / calls;
        }

        var bytes = (double)(GC.GetAllocatedBytesForCurrentThread() - before) / ((long)rounds * calls);
        Array.Sort(times);
        return new Timing(times[rounds / 2], times[0], bytes);
    }

    // How many calls make a round: the clock is too coarse for one of a few microseconds.
    private static int Warm(Func<object> call)
    {
        var began = Stopwatch.GetTimestamp();
        var calls = 0L;

        while (Stopwatch.GetElapsedTime(began) < WarmUp)
        {
            GC.KeepAlive(call());
            calls++;
        }

        return (int)Math.Max(1, calls * Round.Ticks / WarmUp.Ticks);
    }
}
