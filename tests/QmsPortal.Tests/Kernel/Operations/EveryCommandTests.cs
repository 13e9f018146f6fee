using System.Reflection;
using Microsoft.AspNetCore.Http;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Operations;
using QmsPortal.Kernel.Security;
using QmsPortal.Tests.Examples;
using Xunit;

namespace QmsPortal.Tests.Kernel.Operations;

/// <summary>The same operation id twice, or twenty times at once, has one effect and one answer: for every command there is.</summary>
public class EveryCommandTests(ExampleWorlds worlds) : IClassFixture<ExampleWorlds>
{
    /// <summary>These come from nobody the site knows, so there is nobody to whom an answer may be given again. The reason each has one effect all the same.</summary>
    private static readonly Dictionary<string, string> BeforeSignIn = new()
    {
        ["SignIn"] = "It saves nothing, and each sign-in is a session of its own",
        ["SetUp"] = "It can be done once: the second finds a site that has begun",
        ["FoundOrganisation"] = "The second finds the e-mail address taken; no form sends it",
        ["ClaimDevice"] = "A code is for one screen: the second finds it used",
        ["SignAtDevice"] = "It saves nothing, each signature is a session of its own, and of twenty tries at once the throttle lets few through",
        ["KeepForm"] = "A second copy of what was typed is gone in half a day like the first",
        ["TellOfOverdueIssue"] = "The site sends it when it is due; one person is told of one thing once",
        ["TellOfUnconfirmedAnswer"] = "The site sends it when it is due; one person is told of one thing once",
    };

    /// <summary>The site sends these when they are due, and the second finds nothing due.</summary>
    private static readonly string[] WhenDue = [.. Example.All
        .Where(example => example.IsCommand && example.Request.GetCustomAttribute<RequiresAttribute>()!.Permission is Permission.RunTheSite && !BeforeSignIn.ContainsKey(example.Name)).Select(example => example.Name)];

    public static TheoryData<string> Commands => [.. Example.All.Where(example => example.IsCommand && !BeforeSignIn.ContainsKey(example.Name) && !WhenDue.Contains(example.Name)).Select(example => example.Name)];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_command_sent_twice_has_one_effect_and_one_answer(string command)
    {
        var trial = await worlds.Prepare(command);
        var operation = Guid.CreateVersion7();

        var first = await trial.Send(operation);
        var once = await TableState.Of(trial.World);
        var second = await trial.Send(operation);

        Assert.Equal(first, second);
        Assert.Equal(once.Lines, (await TableState.Of(trial.World)).Lines);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_command_sent_twenty_times_at_once_has_one_effect_and_one_answer(string command)
    {
        var alone = await worlds.Prepare(command);
        var before = await TableState.Of(alone.World);
        await alone.Send(Guid.CreateVersion7());
        var effect = (await TableState.Of(alone.World)).Since(before);
        var trial = await worlds.Prepare(command);
        before = await TableState.Of(trial.World);
        var operation = Guid.CreateVersion7();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => trial.Send(operation)));

        Assert.Single(answers.Distinct());
        if (!UnsignedAttribute.IsOn(trial.Request.GetType()))
            Assert.Contains("operations +1", effect);
        Assert.Equal(effect, (await TableState.Of(trial.World)).Since(before));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task The_same_id_with_any_field_changed_is_not_answered_as_done(string command)
    {
        var trial = await worlds.Prepare(command);
        var operation = Guid.CreateVersion7();
        await trial.Send(operation);
        var once = await TableState.Of(trial.World);

        foreach (var field in trial.Request.GetType().GetProperties().Where(field => field.CanWrite && field.GetCustomAttribute<SecretAttribute>() is null && field.GetCustomAttribute<MadeByTheSiteAttribute>() is null))
        {
            var refused = await Record.ExceptionAsync(() => trial.Send(Changed(trial.Request, field), operation));

            Assert.True(refused is DomainException, $"With another {field.Name} it said {refused?.ToString() ?? "what it had said before"}");
        }

        Assert.Equal(once.Lines, (await TableState.Of(trial.World)).Lines);
    }

    [Fact]
    public async Task What_comes_from_nobody_signed_in_is_listed_and_a_second_one_changes_nothing()
    {
        foreach (var command in BeforeSignIn.Keys.Concat(WhenDue).Where(command => !Example.Named(command).TwiceIsTwo))
        {
            var trial = await worlds.Prepare(command);
            Assert.False(trial.IsSignedIn);
            await trial.Send();
            var once = await TableState.Of(trial.World);

            await Record.ExceptionAsync(() => trial.Send());

            Assert.Equal(once.Lines, (await TableState.Of(trial.World)).Lines);
        }
    }

    private static object Changed(object request, PropertyInfo field)
    {
        // What "with" calls: a copy of the record.
        var copy = request.GetType().GetMethod("<Clone>$")!.Invoke(request, null)!;
        field.SetValue(copy, Another(field.PropertyType, field.GetValue(request)));
        return copy;
    }

    private static object Another(Type type, object? value) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var text when text == typeof(string) => $"{value} and more",
        var whole when whole == typeof(int) => (int?)value + 1 ?? 1,
        var version when version == typeof(uint) => (uint?)value + 1 ?? 1,
        var number when number == typeof(decimal) => (decimal?)value + 1 ?? 1,
        var yes when yes == typeof(bool) => value is not true,
        var id when id == typeof(Guid) => Guid.CreateVersion7(),
        var ids when ids == typeof(IReadOnlyList<Guid>) => new[] { Guid.CreateVersion7() },
        var day when day == typeof(DateOnly) => ((DateOnly?)value ?? new DateOnly(2026, 3, 1)).AddDays(1),
        var choice when choice.IsEnum => Enum.GetValues(choice).Cast<object>().First(other => !other.Equals(value)),
        var date when date == typeof(DateInput) => (DateInput)value! with { Day = "28", Month = "11", Year = "2027" },
        var file when file == typeof(IFormFile) => Fresh.Csv(SameLength((IFormFile)value!)),
        var list when list.IsGenericType && list.IsAssignableTo(typeof(System.Collections.IEnumerable)) => Fewer(list.GenericTypeArguments[0], (System.Collections.IEnumerable)value!),
        _ => throw new NotSupportedException($"Say how a {type.Name} is changed"),
    };

    /// <summary>All but the first of them.</summary>
    private static Array Fewer(Type of, System.Collections.IEnumerable all)
    {
        var rest = all.Cast<object>().Skip(1).ToArray();
        var fewer = Array.CreateInstance(of, rest.Length);
        rest.CopyTo(fewer, 0);
        return fewer;
    }

    /// <summary>Another file that looks the same from outside.</summary>
    private static string SameLength(IFormFile file)
    {
        using var reader = new StreamReader(file.OpenReadStream());
        return reader.ReadToEnd().Replace('4', '5');
    }
}
