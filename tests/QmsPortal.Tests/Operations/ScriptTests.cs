using System.Diagnostics;
using System.Runtime.Versioning;
using Xunit;

namespace QmsPortal.Tests.Operations;

[UnsupportedOSPlatform("windows")]
public class ScriptTests
{
    public static TheoryData<string> Scripts { get; } =
        [.. Directory.GetFiles(Repository.PathTo("script")).Select(file => "script/" + Path.GetFileName(file)), ".ci/run", "tools/compose/roles.sh"];

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task A_script_may_be_run_reads_well_and_stops_at_the_first_error(string script)
    {
        var file = Repository.PathTo(script);

        Assert.True(File.GetUnixFileMode(file).HasFlag(UnixFileMode.UserExecute), "not executable");
        Assert.StartsWith("#!/usr/bin/env bash\n# ", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.Contains("\nset -euo pipefail\n", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.Equal((0, ""), await BashAsync(["-n", file]));
    }

    [Fact]
    public async Task The_commands_of_the_readme_work_from_anywhere_and_say_in_one_sentence_that_the_SDK_is_missing()
    {
        foreach (var script in new[] { "script/run", "script/test", "script/sdk" })
        {
            // A dotnet that is there but finds no SDK of the version asked for.
            var folder = Directory.CreateTempSubdirectory("qms-tests-").FullName;
            var dotnet = Path.Combine(folder, "dotnet");
            await File.WriteAllTextAsync(dotnet, "#!/bin/sh\nexit 145\n");
            File.SetUnixFileMode(dotnet, UnixFileMode.UserRead | UnixFileMode.UserExecute);

            var (exitCode, output) = await BashAsync([Repository.PathTo(script)], ("PATH", $"{folder}:/usr/bin:/bin"));

            Assert.Equal(1, exitCode);
            Assert.StartsWith("QmsPortal needs the .NET SDK 10.0", output, StringComparison.Ordinal);
            Assert.Single(output.Split('\n'), line => !line.EndsWith(" skipped", StringComparison.Ordinal));
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Both_commands_end_as_promised()
    {
        Assert.Contains("exec dotnet run --project \"$project\"", Repository.Read("script/run"), StringComparison.Ordinal);
        Assert.Contains("unset ConnectionStrings__Qms ", Repository.Read("script/test"), StringComparison.Ordinal);
        Assert.Contains("--solution QmsPortal.sln", Repository.Read("script/test"), StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output)> BashAsync(string[] arguments, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("/bin/bash", arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;

        using var bash = Process.Start(start)!;
        bash.StandardInput.Close();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var output = bash.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = bash.StandardError.ReadToEndAsync(limit.Token);
        await bash.WaitForExitAsync(limit.Token);
        return (bash.ExitCode, (await errors + await output).Trim());
    }
}
