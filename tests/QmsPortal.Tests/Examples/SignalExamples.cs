using QmsPortal.Contracts.Control;
using QmsPortal.Kernel;
using QmsPortal.Modules.Control.Signals;
using QmsPortal.Tests.Modules.Control;
using QmsPortal.Tests.Modules.Control.Signals;
using QmsPortal.Tests.Support;
using Signal = QmsPortal.Modules.Control.Signals.Signal;

namespace QmsPortal.Tests.Examples;

internal static class SignalExamples
{
    public static IReadOnlyList<Example> All { get; } =
    [
        Example.Of<SeeSignal.Command>(async w =>
        {
            var signal = await w.Signalled();
            return (w.Joy, new() { Number = signal.Number, Version = signal.Version });
        }),
        Example.Of<AnswerSignal.Command>(async w =>
        {
            var signal = await w.Signalled();
            return (w.Joy, new() { Number = signal.Number, Version = signal.Version, Answer = SignalAnswer.NotYetKnown, Found = "The rota is looked at", LookAgain = DateInput.From(w.Clock.Today().AddDays(2)) });
        }),
        Example.Of<ActOnSignal.Command>(async w =>
        {
            var signal = await w.Answered(SignalAnswer.AssignableCause);
            return (w.Joy, new() { Number = signal.Number, Version = signal.Version, Done = "The trolley is mended" });
        }),
        Example.Of<CloseSignal.Command>(async w =>
        {
            var signal = await w.Answered(SignalAnswer.Improvement);
            return (w.Joy, new() { Number = signal.Number, Version = signal.Version, Why = "It has held" });
        }),
        Example.Of<MarkSignalPastDue.Command>(async w =>
        {
            var due = (await w.Signalled()).Ahead().Single();
            return (Example.TheSite, new() { Signal = due.Record, DueAt = due.At });
        }),
        Example.Of<ReturnSignalToLook.Command>(async w =>
        {
            var due = (await w.Answered(SignalAnswer.NotYetKnown)).Ahead().Single();
            return (Example.TheSite, new() { Signal = due.Record, DueAt = due.At });
        }),

        Example.Of<ShowSignal.Query>(async w => (w.Amara, new((await w.Signalled()).Number))),
        Example.Of<ListSignals.Query>(async w => (w.Amara, new(await w.PathOf(w.Ward7)))),
        Example.Of<SignalsOfSeries.Query>(async w => (w.Amara, new((await w.Signalled()).SeriesId))),
        Example.Of<LiveConcerns.Query>(async w => (w.Petra, new([(await w.Series(w.Ward7, "hand-hygiene")).Id]))),
        Example.Of<OpenSignals.Query>(async w => (w.Amara, new(await w.PathOf(w.Ward7)))),
    ];

    private static async Task<Signal> Answered(this TestWorld world, SignalAnswer answer)
    {
        var signal = await world.Signalled();
        await world.Send(world.Joy, new AnswerSignal.Command { Number = signal.Number, Version = signal.Version, Answer = answer, Found = "A trolley was broken", LookAgain = DateInput.From(world.Clock.Today().AddDays(2)) });
        return await world.Stored(signal);
    }
}
