using System.Reflection;
using System.Text.RegularExpressions;
using QmsPortal.Data.EmbeddedPostgres;
using Xunit;

namespace QmsPortal.Tests.Operations;

public partial class ManualTests
{
    private static readonly string Manual = Repository.Read("docs/operations.md");

    [Fact]
    public void The_manual_tells_every_exit_code()
    {
        var codes = new[] { typeof(PlainFailure), typeof(EmbeddedServerException) }
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(field => field.IsLiteral)
            .Select(field => (int)field.GetRawConstantValue()!);

        Assert.All(codes, code => Assert.Contains($"\n| {code} |", Manual, StringComparison.Ordinal));
    }

    [Fact]
    public void The_manual_tells_every_setting_that_is_read()
    {
        var sources = Repository.Sources();
        var settings = OwnSetting().Matches(sources).Select(found => found.Groups[1].Value)
            .Concat(ConnectionString().Matches(sources).Select(found => "ConnectionStrings__" + found.Groups[1].Value))
            .Append("ASPNETCORE_URLS").Append("QMS_TEST_CONNECTION").Distinct();

        Assert.All(settings, setting => Assert.Contains($"\n| `{setting}` |", Manual, StringComparison.Ordinal));
    }

    [GeneratedRegex("\"(QMS_[A-Z_]+)\"")]
    private static partial Regex OwnSetting();

    [GeneratedRegex("GetConnectionString\\(\"(\\w+)\"\\)")]
    private static partial Regex ConnectionString();
}
