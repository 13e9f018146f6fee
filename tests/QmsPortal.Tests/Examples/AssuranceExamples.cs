using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Data.Seeds;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Assurance;
using QmsPortal.Modules.Assurance.Evidence;
using QmsPortal.Modules.Assurance.Frameworks;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Tests.Modules.Control;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Examples;

internal static class AssuranceExamples
{
    public const string Framework = Assurances.Framework;

    /// <summary>Of the framework, and nothing of the seeds.</summary>
    public const string Requirement = "E1";

    public static IReadOnlyList<Example> All { get; } =
    [
        Example.Of<LoadFramework.Command>(async w =>
        {
            await w.SendAsTheSite(new FoundOrganisation.Command { Organisation = Trust.Name, Name = "Rowan Ellis", Email = w.Rowan, Password = w.Password, From = w.Clock.Today() });
            return (w.Rowan, new() { Catalogue = Framework });
        }) with { InEmptyDemonstration = true },
        Example.Of<SelfAssess.Command>(async w => (w.Joy, new() { Framework = Framework, Requirement = Requirement, Place = await w.FreshWard(), Answer = ResultAnswer.Partly, Words = "We ask most people" })),
        Example.Of<ChallengeResult.Command>(async w =>
        {
            var (place, version) = await w.Assessed();
            return (w.Leila, new() { Framework = Framework, Requirement = Requirement, Place = place, Version = version, Proposed = ResultAnswer.NotMet, Words = "I asked four people" });
        }),
        Example.Of<AgreeResult.Command>(async w =>
        {
            var (place, version) = await w.Challenged();
            return (w.Tomasz, new() { Framework = Framework, Requirement = Requirement, Place = place, Version = version, Answer = ResultAnswer.Partly, Words = "Two of four were asked" });
        }),

        Example.Of<FreezeEvidence.Command>(async w => (w.Joy, await w.Copied())),
        Example.Of<SubmitEvidence.Command>(async w =>
        {
            var item = await w.Kept();
            return (w.Joy, new() { Number = item.Number, Version = item.Version });
        }),
        Example.Of<AcceptEvidence.Command>(async w =>
        {
            var item = await w.Sent();
            return (w.Tomasz, new() { Number = item.Number, Version = item.Version });
        }),
        Example.Of<WithdrawEvidence.Command>(async w =>
        {
            var item = await w.Sent();
            return (w.Joy, new() { Number = item.Number, Version = item.Version, Reason = "The wrong chart" });
        }),
        Example.Of<UseEvidence.Command>(async w =>
        {
            if (await w.Ask(db => db.Results.AllAsync(result => result.Address != RequirementResult.AddressOf(Framework, Requirement, w.Ward7))))
                await w.Send(w.Joy, new SelfAssess.Command { Framework = Framework, Requirement = Requirement, Place = w.Ward7, Answer = ResultAnswer.Partly, Words = "We ask most people" });
            return (w.Joy, new() { Framework = Framework, Requirement = Requirement, Place = w.Ward7, Version = (await w.Result(w.Ward7)).Version, Number = (await w.Kept()).Number });
        }),
        Example.Of<AgeEvidence.Command>(async w =>
        {
            var due = (await w.Accepted()).Ahead()[0];
            return (Example.TheSite, new() { Item = due.Record, DueAt = due.At });
        }),
        Example.Of<ExpireEvidence.Command>(async w =>
        {
            var due = (await w.Accepted()).Ahead()[1];
            return (Example.TheSite, new() { Item = due.Record, DueAt = due.At });
        }),

        Example.Of<ListCatalogues.Query>(w => (w.Rowan, new())),
        Example.Of<ShowAssurance.Query>(async w => (w.Petra, new(await w.PathOf(w.Riverside)))),
        Example.Of<ShowFramework.Query>(async w => (w.Amara, new(Framework, await w.PathOf(w.Ward7)))),
        Example.Of<ShowRequirement.Query>(w => (w.Amara, new(Framework, Requirement, w.Ward7))),
        Example.Of<ShowEvidence.Query>(async w => (w.Amara, new((await w.Kept()).Number))),
        Example.Of<OpenEvidenceFile.Query>(async w => (w.Amara, new((await w.Kept()).Number))),
        Example.Of<ListEvidence.Query>(async w => (w.Amara, new(await w.PathOf(w.Ward7)))),
        Example.Of<ListSources.Query>(async w => (w.Joy, new(await w.PathOf(w.Ward7)))),
    ];

    /// <summary>A ward below the matron's directorate, which Joy leads too and of which nobody has said anything.</summary>
    public static async Task<string> FreshWard(this TestWorld world)
    {
        var ward = await world.Send(world.Rowan, new AddPlace.Command { Name = Fresh.Words("Frailty unit"), Kind = NodeKind.Ward, Above = world.OlderPeoplesCare, From = DateInput.From(world.Clock.Today()) });
        var joy = await world.Ask(db => db.Users.Where(account => account.Email == world.Joy).Select(account => account.Id).SingleAsync());
        await world.Send(world.Rowan, new GiveRole.Command { Person = joy, Place = ward, Role = Role.TeamLead, From = DateInput.From(world.Clock.Today()) });
        return ward;
    }

    public static async Task<(string Place, uint Version)> Assessed(this TestWorld world, ResultAnswer answer = ResultAnswer.Partly)
    {
        var place = await world.FreshWard();
        await world.Send(world.Joy, new SelfAssess.Command { Framework = Framework, Requirement = Requirement, Place = place, Answer = answer, Words = "We ask most people" });
        return (place, (await world.Result(place)).Version);
    }

    public static async Task<(string Place, uint Version)> Challenged(this TestWorld world, ResultAnswer answer = ResultAnswer.Partly)
    {
        var (place, version) = await world.Assessed(answer);
        await world.Send(world.Leila, new ChallengeResult.Command { Framework = Framework, Requirement = Requirement, Place = place, Version = version, Words = "I asked four people" });
        return (place, (await world.Result(place)).Version);
    }

    public static Task<RequirementResult> Result(this TestWorld world, string place, string requirement = Requirement)
    {
        var address = RequirementResult.AddressOf(Framework, requirement, place);
        return world.Ask(db => db.Results.AsNoTracking().Include(result => result.Steps).SingleAsync(result => result.Address == address));
    }

    private const string Hands = "hand-hygiene";

    /// <summary>What Joy keeps of a chart of Ward 7, as the page asks for it.</summary>
    public static async Task<FreezeEvidence.Command> Copied(this TestWorld world, string? requirement = null, int days = 200, string measure = Hands)
    {
        var series = await world.Series(world.Ward7, measure);
        var chart = await world.Send(world.Joy, new FreezeChart.Query(series.Id));
        return new()
        {
            Place = world.Ward7,
            Source = series.Id,
            Title = Fresh.Words("Hand hygiene"),
            ValidUntil = DateInput.From(world.Clock.Today().AddDays(days)),
            Framework = requirement is null ? null : Framework,
            Requirement = requirement,
            Copy = Frozen.Page(EvidenceKind.FrozenChart, chart.Html, chart.From, chart.To),
        };
    }

    public static async Task<EvidenceItem> Kept(this TestWorld world, string? requirement = null, int days = 200, string measure = Hands) =>
        await world.Evidence(await world.Send(world.Joy, await world.Copied(requirement, days, measure)));

    public static async Task<EvidenceItem> Sent(this TestWorld world, string? requirement = null, int days = 200, string measure = Hands)
    {
        var item = await world.Kept(requirement, days, measure);
        await world.Send(world.Joy, new SubmitEvidence.Command { Number = item.Number, Version = item.Version });
        return await world.Evidence(item.Number);
    }

    public static async Task<EvidenceItem> Accepted(this TestWorld world, string? requirement = null, int days = 200, string measure = Hands)
    {
        var item = await world.Sent(requirement, days, measure);
        await world.Send(world.Tomasz, new AcceptEvidence.Command { Number = item.Number, Version = item.Version });
        return await world.Evidence(item.Number);
    }

    public static Task<EvidenceItem> Evidence(this TestWorld world, int number) => world.Ask(db => db.Evidence.AsNoTracking().Include(item => item.Steps).SingleAsync(item => item.Number == number));
}
