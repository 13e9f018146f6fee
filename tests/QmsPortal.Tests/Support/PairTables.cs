using System.Reflection;
using Xunit;

namespace QmsPortal.Tests.Support;

/// <summary>Two tables of a test class, of what is allowed and of what is refused: each row begins with a state and names acts.</summary>
internal static class PairTables
{
    /// <summary>Every state with every act stands in one of them, and once.</summary>
    public static void AreWhole<TState>(Type tests, string allowed, string refused, params string[] except) where TState : struct, Enum
    {
        var pairs = Pairs<TState>(tests, allowed, row => [(string)row[1]!]).Concat(Pairs<TState>(tests, refused, row => row.OfType<string>().Where(IsAct))).Where(pair => !except.Contains(pair.Act)).ToList();
        var acts = pairs.Select(pair => pair.Act).Distinct().ToList();

        Assert.Equal(Enum.GetValues<TState>().SelectMany(state => acts.Select(act => $"{state} {act}")).Order(), pairs.Select(pair => $"{pair.State} {pair.Act}").Order());
    }

    /// <summary>A reason is a sentence.</summary>
    private static bool IsAct(string text) => !text.EndsWith('.');

    private static IEnumerable<(TState State, string Act)> Pairs<TState>(Type tests, string method, Func<object?[], IEnumerable<string>> acts) => tests.GetMethod(method)!.GetCustomAttributes<InlineDataAttribute>()
        .SelectMany(row => acts(row.Data).Select(act => ((TState)row.Data[0]!, act)));
}
