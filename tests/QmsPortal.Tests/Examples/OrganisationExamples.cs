using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Outbox;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Mail;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Tests.Modules.GoldenThread;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Examples;

internal static class OrganisationExamples
{
    public const string Password = "three-loud-herons";

    public static IReadOnlyList<Example> All { get; } =
    [
        Example.Of<IsEmpty.Query>(w => (Example.Nobody, new())),
        Example.Of<SetUp.Command>(w => (Example.Nobody, new() { Organisation = "Lakeside", Ward = "Ward 1", Name = "Mina Patel", Post = "Ward sister", Email = "mina.patel@lakeside.example", Password = Password })) with { InEmptyDemonstration = true },
        Example.Of<FoundOrganisation.Command>(w => (Example.TheSite, new() { Name = "Ada Byrne", Email = Fresh.Email("nadia"), Password = Password })),

        Example.Of<ListPeople.Query>(w => (w.Rowan, new())),
        Example.Of<ShowPerson.Query>(async w => (w.Rowan, new((await w.Added()).Id))),
        Example.Of<AddPerson.Command>(w => (w.Rowan, new() { Name = "Nadia Rahman", Post = "Staff nurse", Email = Fresh.Email("nadia"), Password = Password })),
        Example.Of<CloseAccount.Command>(async w => (w.Rowan, new() { Person = (await w.Employed()).Person, Reason = "Left for another trust" })),
        Example.Of<GiveRole.Command>(async w => (w.Rowan, new() { Person = (await w.Added()).Id, Place = w.Ward7, Role = Role.TeamMember, From = Today(w) })),
        Example.Of<EndRole.Command>(async w =>
        {
            var (person, role) = await w.Employed();
            return (w.Rowan, new() { Person = person, Role = role });
        }),

        Example.Of<FindPeople.Query>(w => (w.Joy, new("okoro"))),

        Example.Of<ListMail.Query>(w => (w.Rowan, new())),
        Example.Of<SendAgain.Command>(async w => (w.Rowan, new() { Message = await w.RefusedMail() })),

        Example.Of<PlacesBelow.Query>(w => (w.Amara, new(w.Medicine))),
        Example.Of<ListPlaces.Query>(w => (w.Amara, new(null))),
        Example.Of<ShowPlace.Query>(w => (w.Amara, new(w.Ward7))),
        Example.Of<ShowPlaceSettings.Query>(w => (w.Rowan, new(w.Ward7))),
        Example.Of<AddPlace.Command>(w => (w.Rowan, new() { Name = Fresh.Words("Day unit"), Kind = NodeKind.Ward, Above = w.Medicine, From = Today(w) })),
        Example.Of<RenamePlace.Command>(async w =>
        {
            var place = await w.Opened();
            return (w.Rowan, new() { Place = place.Code, Version = place.Version, Name = Fresh.Words("Frailty unit") });
        }),
        Example.Of<ClosePlace.Command>(async w =>
        {
            var place = await w.Opened();
            return (w.Rowan, new() { Place = place.Code, Version = place.Version, On = DateInput.From(w.Clock.Today().AddDays(30)), Reason = "It moves to the new building" });
        }),
        Example.Of<MovePlace.Command>(async w =>
        {
            var place = await w.Opened();
            return (w.Rowan, new() { Place = place.Code, Version = place.Version, Above = w.Riverside, On = Today(w), Reason = "The hospital looks after it now" });
        }),
        Example.Of<MergePlace.Command>(async w =>
        {
            var place = await w.Opened(daysAgo: 30);
            return (w.Rowan, new() { Place = place.Code, Version = place.Version, Into = w.Ward7, On = Today(w), Reason = "One team for both" });
        }),
    ];

    public static async Task<(Guid Id, string Email)> Added(this TestWorld world)
    {
        var email = Fresh.Email("nadia");
        return (await world.Send(world.Rowan, new AddPerson.Command { Name = "Nadia Rahman", Post = "Staff nurse", Email = email, Password = Password }), email);
    }

    public static async Task<(Guid Person, Guid Role)> Employed(this TestWorld world)
    {
        var (person, _) = await world.Added();
        return (person, await world.Send(world.Rowan, new GiveRole.Command { Person = person, Place = world.Ward7, Role = Role.TeamMember, From = Today(world) }));
    }

    /// <summary>Mail that the mail server did not take.</summary>
    private static async Task<Guid> RefusedMail(this TestWorld world)
    {
        var letter = OutboxMessage.ByMail(Guid.CreateVersion7(), await world.Person(world.Amara), new Letter($"test:{Fresh.Words("mail")}", "Something happened", "Look at the portal.\n"), world.Clock.GetUtcNow());
        await world.Save(letter);
        await world.Ask(db => db.Set<OutboxMessage>().Where(message => message.Id == letter.Id).ExecuteUpdateAsync(message => message.SetProperty(m => m.State, OutboxState.Refused)));
        return letter.Id;
    }

    private static async Task<OrgNode> Opened(this TestWorld world, int daysAgo = 0)
    {
        var from = DateInput.From(world.Clock.Today().AddDays(-daysAgo));
        var code = await world.Send(world.Rowan, new AddPlace.Command { Name = Fresh.Words("Day unit"), Kind = NodeKind.Ward, Above = world.Medicine, From = from });
        return await world.Ask(db => db.Nodes.AsNoTracking().SingleAsync(node => node.Code == code));
    }

    private static DateInput Today(TestWorld world) => DateInput.From(world.Clock.Today());
}
