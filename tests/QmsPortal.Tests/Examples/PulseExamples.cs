using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Pulses;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Examples;

internal static class PulseExamples
{
    public static IReadOnlyList<Example> All { get; } =
    [
        Example.Of<AskPulse.Command>(async w => (w.Samuel, ToAsk(w, await w.AskedWard()))),
        Example.Of<AnswerPulse.Command>(async w =>
        {
            var (number, ward) = await w.PulseAsked();
            return (await w.WorkerAt(ward), new() { Number = number, FirstScore = 4, SecondScore = 2 });
        }),
        Example.Of<EndPulse.Command>(async w =>
        {
            var due = (await w.Pulse((await w.PulseAsked()).Number)).Ahead()[0];
            return (Example.TheSite, new() { Pulse = due.Record, DueAt = due.At });
        }),
        Example.Of<ShowPulse.Query>(async w => (w.Samuel, new((await w.PulseAsked()).Number))),
        Example.Of<ListPulses.Query>(w => (w.Samuel, new("/riverside-hospitals/"))),
    ];

    /// <summary>Two questions to a ward of its own, by the chief nurse.</summary>
    public static async Task<(int Number, string Ward)> PulseAsked(this TestWorld world)
    {
        var ward = await world.AskedWard();
        return (await world.Send(world.Samuel, ToAsk(world, ward)), ward);
    }

    public static Task<string> AskedWard(this TestWorld world) =>
        world.Send(world.Rowan, new AddPlace.Command { Above = "surgery", Name = Fresh.Words("Ward"), Kind = NodeKind.Ward, From = DateInput.From(new DateOnly(2026, 5, 1)) });

    public static async Task<string> WorkerAt(this TestWorld world, string ward)
    {
        var email = Fresh.Email("worker");
        var person = await world.Send(world.Rowan, new AddPerson.Command { Name = Fresh.Words("Worker"), Post = "Staff nurse", Email = email, Password = world.Password });
        await world.Send(world.Rowan, new GiveRole.Command { Person = person, Place = ward, Role = Role.TeamMember, From = DateInput.From(new DateOnly(2026, 5, 1)) });
        return email;
    }

    public static Task<Pulse> Pulse(this TestWorld world, int number) => world.Ask(db => db.Set<Pulse>().AsNoTracking().SingleAsync(pulse => pulse.Number == number));

    private static AskPulse.Command ToAsk(TestWorld world, string ward) =>
        new() { Place = ward, First = "Can you say so when something is not safe?", Second = "Do you hear back what came of it?", Until = DateInput.From(world.Clock.Today().AddDays(14)) };
}
