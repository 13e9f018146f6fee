using Xunit;

namespace QmsPortal.Tests.Support;

internal static class Expect
{
    /// <summary>None was found; else every one of them stands in the message, which Assert.Empty cuts short.</summary>
    public static void None<T>(IEnumerable<T> found)
    {
        var lines = found.Select(one => one?.ToString()).Distinct().ToList();
        Assert.True(lines.Count == 0, $"{lines.Count} found:{Environment.NewLine}{string.Join(Environment.NewLine, lines.Take(60))}");
    }
}
