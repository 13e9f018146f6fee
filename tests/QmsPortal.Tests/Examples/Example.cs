using MediatR;
using QmsPortal.Kernel;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Examples;

/// <summary>
/// One valid request of a kind: what has to be there first, who sends it, what they send. Every kind of request has one, so that
/// what must hold for every command is tried on every command. <see cref="Make"/> prepares anew each time it is called.
/// </summary>
internal sealed record Example(Type Request, Func<TestWorld, Task<(string By, object Request)>> Make)
{
    /// <summary>Sent before anyone has signed in.</summary>
    public const string Nobody = "";

    /// <summary>Sent by whoever holds the machine, from the command line.</summary>
    public const string TheSite = "the site";

    /// <summary>Every example there is. A new module adds a line.</summary>
    public static IReadOnlyList<Example> All { get; } =
    [
        .. KernelExamples.All,
        .. AccountExamples.All,
        .. OrganisationExamples.All,
        .. IssueExamples.All,
        .. SignalExamples.All,
        .. HuddleExamples.All,
        .. IdeaExamples.All,
        .. VisitExamples.All,
        .. ActionExamples.All,
        .. AttachmentExamples.All,
        .. PulseExamples.All,
        .. CoachingExamples.All,
        .. RotaExamples.All,
        .. DeviceExamples.All,
        .. BoardExamples.All,
        .. EscalationExamples.All,
        .. SpeakUpExamples.All,
        .. MeasureExamples.All,
        .. ImportExamples.All,
        .. ThreadExamples.All,
        .. PackExamples.All,
        .. PlanExamples.All,
        .. AssuranceExamples.All,
        .. StandardExamples.All,
        .. ProjectExamples.All,
        .. StatementExamples.All,
    ];

    public string Name => Mediation.NameOf(Request);

    public bool IsCommand => Request.GetInterfaces().Any(implemented => implemented.IsGenericType && implemented.GetGenericTypeDefinition() == typeof(ICommand<>));

    /// <summary>Can be done only where nobody has begun yet.</summary>
    public bool InEmptyDemonstration { get; init; }

    /// <summary>Counts a try at most, and that at once: there is no save that could be half done.</summary>
    public bool SavesNothing { get; init; }

    /// <summary>From somebody the site does not know yet, who may say it twice: then it is kept twice, and that does no harm.</summary>
    public bool TwiceIsTwo { get; init; }

    public static TheoryData<string> Commands => [.. All.Where(example => example.IsCommand).Select(example => example.Name)];

    public static TheoryData<string> SavingCommands => [.. All.Where(example => example is { IsCommand: true, SavesNothing: false, TwiceIsTwo: false }).Select(example => example.Name)];

    public static TheoryData<string> Queries => [.. All.Where(example => !example.IsCommand).Select(example => example.Name)];

    public static Example Named(string name) => All.Single(example => example.Name == name);

    public static Example Of<T>(Func<TestWorld, (string By, T Request)> make) where T : IBaseRequest =>
        new(typeof(T), world => Task.FromResult<(string, object)>(make(world)));

    public static Example Of<T>(Func<TestWorld, Task<(string By, T Request)>> make) where T : IBaseRequest =>
        new(typeof(T), async world => await make(world));
}
