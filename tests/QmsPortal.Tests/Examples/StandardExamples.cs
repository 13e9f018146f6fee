using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Confirmations;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Modules.Control.Standards;
using QmsPortal.Tests.Modules.Improvement;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Examples;

internal static class StandardExamples
{
    public static IReadOnlyList<Example> All { get; } =
    [
        Example.Of<DraftStandard.Command>(w => (w.Joy, new() { Place = w.Ward7, Title = Fresh.Words("Turning the night lamps") })),
        Example.Of<WriteVersion.Command>(async w => (w.Joy, await w.NextOf((await w.Published()).Number))),
        Example.Of<ChangeDraft.Command>(async w => (w.Joy, Sheet(w, await w.Drafted()))),
        Example.Of<ConsultOnVersion.Command>(async w =>
        {
            var draft = await w.Drafted();
            await w.Send(w.Joy, Sheet(w, draft));
            return (w.Joy, Consultation(w, await w.Version(draft.Number, 1)));
        }),
        Example.Of<CommentOnVersion.Command>(async w => (w.Amara, Comment(await w.Consulted()))),
        Example.Of<ReturnVersion.Command>(async w =>
        {
            var version = await w.Consulted();
            return (w.Leila, new() { Number = version.Number, Of = version.Of, Version = version.Version, Reason = "Say who tests the lamps" });
        }),
        Example.Of<ApproveVersion.Command>(async w => (w.Leila, Approval(await w.Consulted()))),
        Example.Of<PublishVersion.Command>(async w => (w.Ines, Publishing(await w.Approved()))),
        Example.Of<TryVersion.Command>(async w => (w.Leila, await w.Trial(await w.Consulted()))),
        Example.Of<PrepareTrial.Query>(async w => (w.Leila, new((await w.Consulted()).Number))),
        Example.Of<EndTrial.Command>(async w =>
        {
            var version = await w.OnTrial();
            var due = await w.Due(version.Number, Standard.TrialEnds);
            return (Example.TheSite, new() { Standard = due.Record, DueAt = due.At });
        }),
        Example.Of<ConfirmReading.Command>(async w => (w.Amara, new() { Number = (await w.Published()).Number, Of = 1 })),
        Example.Of<StandardsToRead.Query>(async w =>
        {
            await w.Published();
            return (w.Amara, new());
        }),
        Example.Of<ReviewStandard.Command>(async w => (w.Joy, await w.Review((await w.Published()).Number))),
        Example.Of<TellOfOverdueReview.Command>(async w =>
        {
            var due = await w.Due((await w.Published()).Number, Standard.ReviewDue);
            return (Example.TheSite, new() { Standard = due.Record, DueAt = due.At });
        }),
        Example.Of<WithdrawVersion.Command>(async w =>
        {
            var version = await w.Published();
            return (w.Ines, new() { Number = version.Number, Of = version.Of, Version = version.Version, Reason = "The lamps turn themselves" });
        }),
        Example.Of<ConfirmStandard.Command>(async w => (w.Joy, new() { Number = (await w.Published()).Number, Place = w.Ward7, Outcome = ConfirmationOutcome.CouldNotBeFollowed, Why = "The night lamps are locked away" })),
        Example.Of<PrepareConfirmation.Query>(async w => (w.Joy, new((await w.Published()).Number))),
        Example.Of<ListConfirmations.Query>(async w => (w.Joy, new((await w.Published()).Number))),
        Example.Of<ShowConfirmation.Query>(async w => (w.Joy, new(await w.LookedAt()))),
        Example.Of<JoinStandard.Command>(async w =>
        {
            var (into, draft) = (await w.Published(), await w.Drafted());
            return (w.Joy, new() { Number = draft.Number, Of = draft.Of, Version = draft.Version, Into = into.Number });
        }),

        Example.Of<ListStandardsInForce.Query>(async w => (w.Amara, new(await w.PathOf(w.Ward7), 30))),
        Example.Of<ListStandards.Query>(async w => (w.Amara, new(await w.PathOf(w.Ward7)))),
        Example.Of<ShowStandard.Query>(async w => (w.Amara, new((await w.Published()).Number))),
        Example.Of<ShowVersion.Query>(async w => (w.Amara, new((await w.Published()).Number, 1))),
        Example.Of<FreezeStandard.Query>(async w =>
        {
            var number = (await w.Published()).Number;
            return (w.Amara, new(await w.Ask(db => db.Standards.Where(standard => standard.Number == number).Select(standard => standard.Id).SingleAsync())));
        }),
        Example.Of<OfferedByCycle.Query>(w => (w.Priya, new(Guid.NewGuid()))),

        Example.Of<OfferPhase.Command>(async w => (w.Priya, Phase(w, await w.Charted()))),
        Example.Of<AcceptPhase.Command>(async w =>
        {
            var phase = await w.PhaseOffered();
            return (w.Imogen, new() { Phase = phase.Id, Version = phase.Version, Words = "The rota shows it" });
        }),
        Example.Of<DeclinePhase.Command>(async w =>
        {
            var phase = await w.PhaseOffered();
            return (w.Imogen, new() { Phase = phase.Id, Version = phase.Version, Reason = "Another person counts since then" });
        }),
        Example.Of<PreparePhase.Query>(async w => (w.Priya, new(w.Ward7, await w.Charted()))),
        Example.Of<ListPhases.Query>(async w => (w.Amara, new(await w.PathOf(w.Ward7)))),
        Example.Of<ShowPhase.Query>(async w =>
        {
            var phase = await w.PhaseOffered();
            var measure = await w.Ask(db => db.Series.Where(series => series.Id == phase.SeriesId).Select(series => series.Code).SingleAsync());
            return (w.Amara, new(w.Ward7, measure, phase.Id));
        }),
    ];

    /// <summary>Which version of which standard, and its row version.</summary>
    internal sealed record At(int Number, int Of, uint Version);

    public static async Task<int> LookedAt(this TestWorld world) =>
        await world.Send(world.Joy, new ConfirmStandard.Command { Number = (await world.Published()).Number, Place = world.Ward7, Outcome = ConfirmationOutcome.Followed });

    public static async Task<At> Drafted(this TestWorld world) =>
        await world.Version(await world.Send(world.Joy, new DraftStandard.Command { Place = world.Ward7, Title = Fresh.Words("Turning the night lamps") }), 1);

    public static async Task<At> Consulted(this TestWorld world)
    {
        var draft = await world.Drafted();
        await world.Send(world.Joy, Sheet(world, draft));
        await world.Send(world.Joy, Consultation(world, await world.Version(draft.Number, 1)));
        return await world.Version(draft.Number, 1);
    }

    public static async Task<At> Approved(this TestWorld world)
    {
        var version = await world.Consulted();
        await world.Send(world.Leila, Approval(version));
        return await world.Version(version.Number, 1);
    }

    public static async Task<At> Published(this TestWorld world)
    {
        var version = await world.Approved();
        await world.Send(world.Ines, Publishing(version));
        return await world.Version(version.Number, 1);
    }

    public static async Task<WriteVersion.Command> NextOf(this TestWorld world, int number) =>
        new() { Number = number, Version = await world.Ask(db => db.Standards.Where(standard => standard.Number == number).Select(standard => standard.Version).SingleAsync()) };

    public static async Task<At> Version(this TestWorld world, int number, int of) => new(number, of, await world.Ask(db => db.Standards.Where(standard => standard.Number == number)
        .SelectMany(standard => standard.Versions).Where(version => version.Number == of).Select(version => version.Version).SingleAsync()));

    public static ChangeDraft.Command Sheet(TestWorld world, At draft) => new()
    {
        Number = draft.Number,
        Of = draft.Of,
        Version = draft.Version,
        Title = "Turning the night lamps",
        Process = "Night care",
        Purpose = "Nobody walks in the dark",
        DoneBy = "Support worker on nights",
        Owner = "Ward sister",
        ReviewBy = DateInput.From(world.Clock.Today().AddYears(1)),
        Steps = [new() { What = "Turn each lamp to the floor", KeyPoint = "Before the big light goes out", Why = "Eyes need ten minutes", Minutes = 2.5m }, new() { What = "Test the bell" }, new()],
    };

    public static ConsultOnVersion.Command Consultation(TestWorld world, At version) =>
        new() { Number = version.Number, Of = version.Of, Version = version.Version, Asked = [Role.TeamMember, Role.TeamLead], Until = DateInput.From(world.Clock.Today()) };

    public static CommentOnVersion.Command Comment(At version, string words = "Who tests the lamps at night?") => new() { Number = version.Number, Of = version.Of, Words = words };

    public static ApproveVersion.Command Approval(At version) => new() { Number = version.Number, Of = version.Of, Version = version.Version };

    public static PublishVersion.Command Publishing(At version) => new()
    {
        Number = version.Number,
        Of = version.Of,
        Version = version.Version,
        LookAgainBy = DateInput.From(new DateOnly(2027, 5, 5)),
        Readers = [Role.TeamMember, Role.TeamLead],
    };

    /// <summary>On Ward 7 until the 19th, for a cycle of the ward that has just been planned.</summary>
    public static async Task<TryVersion.Command> Trial(this TestWorld world, At version) => new()
    {
        Number = version.Number,
        Of = version.Of,
        Version = version.Version,
        Place = world.Ward7,
        Cycle = (await world.Planned()).Id,
        Until = DateInput.From(world.Clock.Today().AddDays(14)),
    };

    public static async Task<At> OnTrial(this TestWorld world)
    {
        var version = await world.Consulted();
        await world.Send(world.Leila, await world.Trial(version));
        return await world.Version(version.Number, version.Of);
    }

    public static async Task<ReviewStandard.Command> Review(this TestWorld world, int number) =>
        new() { Number = number, Version = (await world.NextOf(number)).Version, Found = "Walked two nights with the sheet", LookAgainBy = DateInput.From(world.Clock.Today().AddYears(1)) };

    public static async Task<Due> Due(this TestWorld world, int number, string kind) =>
        (await world.Ask(db => db.Standards.AsNoTracking().WithVersions().SingleAsync(standard => standard.Number == number))).Ahead().Single(due => due.Kind == kind);

    /// <summary>A measure of Ward 7 with a value for each of the last 20 months.</summary>
    public static async Task<string> Charted(this TestWorld world)
    {
        var measure = await world.Send(world.Imogen, new StartMeasuring.Command { Place = world.Ward7, Measure = await world.Defined() });
        for (var ago = 20; ago >= 1; ago--)
            await world.Send(world.Amara, new RecordValue.Command { Place = world.Ward7, Measure = measure, Period = DateInput.From(Month(world, ago)), Numerator = ago > 6 ? 10 + ago % 3 : 4 + ago % 2 });
        return measure;
    }

    public static OfferPhase.Command Phase(TestWorld world, string measure) =>
        new() { Place = world.Ward7, Measure = measure, From = DateInput.From(Month(world, 6)), Reason = "Meals come from the new kitchen since that month" };

    public static async Task<ChartPhase> PhaseOffered(this TestWorld world)
    {
        var id = await world.Send(world.Priya, Phase(world, await world.Charted()));
        return await world.Ask(db => db.Phases.AsNoTracking().SingleAsync(phase => phase.Id == id));
    }

    public static DateOnly Month(TestWorld world, int ago) => new DateOnly(world.Clock.Today().Year, world.Clock.Today().Month, 1).AddMonths(-ago);
}
