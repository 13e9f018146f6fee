using System.Text.RegularExpressions;
using QmsPortal.Tests.Operations;
using Xunit;

namespace QmsPortal.Tests.Docs;

/// <summary>The hazard log names a test for each control in the software; a name that no test has is a control that nobody holds.</summary>
public sealed partial class ClinicalSafetyTests
{
    [Fact]
    public void Every_hazard_names_tests_that_are_there()
    {
        var hazards = File.ReadLines(Repository.PathTo("docs/clinical-safety.md")).Where(line => line.StartsWith("| H", StringComparison.Ordinal) && char.IsDigit(line[3])).ToList();
        var tests = Directory.EnumerateFiles(Repository.PathTo("tests"), "*Tests.cs", SearchOption.AllDirectories)
            .SelectMany(file => TestNames().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .ToHashSet();

        Assert.NotEmpty(hazards);
        Assert.All(hazards, hazard =>
        {
            var named = Quoted().Matches(hazard).Select(match => match.Groups[1].Value).ToList();
            Assert.NotEmpty(named);
            Assert.All(named, name => Assert.True(tests.Contains(name), $"No test is called {name}."));
        });
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"public (?:async )?(?:Task|void) (\w+)\(")]
    private static partial Regex TestNames();
}
