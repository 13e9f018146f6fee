using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Assurance;
using QmsPortal.Kernel;
using QmsPortal.Modules.Assurance;
using QmsPortal.Modules.Assurance.Statements;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Examples;

internal static class StatementExamples
{
    public static IReadOnlyList<Example> All { get; } =
    [
        Example.Of<WriteStatement.Command>(w => (w.Tomasz, w.Wording())),
        Example.Of<ReviseStatement.Command>(async w =>
        {
            var (draft, words) = (await w.Written(), w.Wording());
            return (w.Tomasz, new() { Number = draft.Number, Version = draft.Version, Claim = "Days are safe", Rating = words.Rating, Why = words.Why, Gaps = words.Gaps, From = words.From, To = words.To });
        }),
        Example.Of<RestStatement.Command>(async w =>
        {
            var draft = await w.Written();
            return (w.Tomasz, new() { Number = draft.Number, Version = draft.Version, Evidence = (await w.Accepted()).Number });
        }),
        Example.Of<CompleteStatement.Command>(async w =>
        {
            var draft = await w.Grounded();
            return (w.Tomasz, new() { Number = draft.Number, Version = draft.Version });
        }),
        Example.Of<ChallengeStatement.Command>(async w =>
        {
            var statement = await w.Completed();
            return (w.Ruth, new() { Number = statement.Number, Version = statement.Version, Proposed = StatementRating.Reasonable, Words = "Staffing was short" });
        }),
        Example.Of<AnswerChallenge.Command>(async w =>
        {
            var statement = await w.ChallengedTo(StatementRating.Reasonable);
            return (w.Tomasz, new() { Number = statement.Number, Version = statement.Version, Accepts = true, Words = "That is fair" });
        }),
        Example.Of<RecordCommittee.Command>(async w =>
        {
            var statement = await w.ChallengedTo(null);
            return (w.Helen, new() { Number = statement.Number, Version = statement.Version, Committee = "Quality committee", On = DateInput.From(w.Clock.Today()) });
        }),
        Example.Of<AgreeStatement.Command>(async w =>
        {
            var statement = await w.Brought();
            return (w.Petra, new() { Number = statement.Number, Version = statement.Version, Words = "Well shown" });
        }),
        Example.Of<RejectStatement.Command>(async w =>
        {
            var statement = await w.Brought();
            return (w.Petra, new() { Number = statement.Number, Version = statement.Version, Reason = "Too old" });
        }),
        Example.Of<RenewStatement.Command>(async w =>
        {
            var statement = await w.AgreedStatement();
            return (w.Tomasz, new() { Number = statement.Number, Version = statement.Version });
        }),

        Example.Of<ShowStatement.Query>(async w => (w.Petra, new((await w.Written()).Number))),
        Example.Of<ListGoals.Query>(async w => (w.Tomasz, new(await w.PathOf(w.Ward7)))),
        Example.Of<StatementsAt.Query>(async w => (w.Petra, new(await w.PathOf(w.Riverside)))),
    ];

    public static WriteStatement.Command Wording(this TestWorld world) => new()
    {
        Place = world.Ward7,
        Claim = Fresh.Words("Nights are safe"),
        Rating = StatementRating.Substantial,
        Why = "Bells are answered",
        Gaps = "Weekends are not shown",
        From = DateInput.From(world.Clock.Today().AddDays(-180)),
        To = DateInput.From(world.Clock.Today()),
    };

    public static async Task<Statement> Written(this TestWorld world) => await world.Statement(await world.Send(world.Tomasz, world.Wording()));

    public static async Task<Statement> Grounded(this TestWorld world, int? evidence = null)
    {
        var draft = await world.Written();
        await world.Send(world.Tomasz, new RestStatement.Command { Number = draft.Number, Version = draft.Version, Evidence = evidence ?? (await world.Accepted()).Number });
        return await world.Statement(draft.Number);
    }

    public static async Task<Statement> Completed(this TestWorld world, int? evidence = null)
    {
        var draft = await world.Grounded(evidence);
        await world.Send(world.Tomasz, new CompleteStatement.Command { Number = draft.Number, Version = draft.Version });
        return await world.Statement(draft.Number);
    }

    public static async Task<Statement> ChallengedTo(this TestWorld world, StatementRating? proposed, int? evidence = null)
    {
        var statement = await world.Completed(evidence);
        await world.Send(world.Ruth, new ChallengeStatement.Command { Number = statement.Number, Version = statement.Version, Proposed = proposed, Words = "I looked" });
        return await world.Statement(statement.Number);
    }

    public static async Task<Statement> Brought(this TestWorld world, int? evidence = null)
    {
        var statement = await world.ChallengedTo(null, evidence);
        await world.Send(world.Helen, new RecordCommittee.Command { Number = statement.Number, Version = statement.Version, Committee = "Quality committee", On = DateInput.From(world.Clock.Today()) });
        return await world.Statement(statement.Number);
    }

    public static async Task<Statement> AgreedStatement(this TestWorld world, int? evidence = null)
    {
        var statement = await world.Brought(evidence);
        await world.Send(world.Petra, new AgreeStatement.Command { Number = statement.Number, Version = statement.Version });
        return await world.Statement(statement.Number);
    }

    public static Task<Statement> Statement(this TestWorld world, int number) =>
        world.Ask(db => db.Statements.AsNoTracking().Include(s => s.Steps).Include(s => s.Contradictions).SingleAsync(s => s.Number == number));
}
