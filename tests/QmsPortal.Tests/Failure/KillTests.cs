using QmsPortal.Benchmarks.Kill;
using Xunit;

namespace QmsPortal.Tests.Failure;

/// <summary>A short run of script/bench kill. The long one is in docs/quality.md.</summary>
public class KillTests
{
    [Fact]
    public async Task Nothing_is_lost_or_doubled_when_the_site_and_PostgreSQL_are_killed_under_work()
    {
        var settings = new KillSettings { Application = 1, Postgres = 1, Writes = 150, Users = 8, Seed = 20261, Limit = TimeSpan.FromMinutes(4), WholeTrust = false };

        var report = await KillRun.Of(settings, TextWriter.Null, TestContext.Current.CancellationToken);

        Assert.True(report.Verdict.IsClean, report.Words);
        Assert.Equal((0, 1, 1), (report.Verdict.Refused, report.Application.Count, report.Postgres.Count));
        Assert.True(report.Verdict.Acknowledged >= 150, report.Words);
    }
}
