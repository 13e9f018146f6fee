using QmsPortal.Contracts.Control;
using QmsPortal.Kernel;
using QmsPortal.Modules.Control.Huddles;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Tests.Modules.Control.Huddles;

namespace QmsPortal.Tests.Examples;

internal static class HuddleExamples
{
    public static IReadOnlyList<Example> All { get; } =
    [
        Example.Of<SetHuddleCascade.Command>(async w =>
        {
            var from = DateInput.From(new DateOnly(2026, 1, 1));
            var directorate = await w.Send(w.Rowan, new AddPlace.Command { Above = w.Medicine, Name = Fresh.Words("Rehabilitation"), Kind = NodeKind.Directorate, From = from });
            await w.Send(w.Rowan, new AddPlace.Command { Above = directorate, Name = Fresh.Words("Gym"), Kind = NodeKind.Ward, From = from });
            return (w.Marcus, new() { Place = directorate, Cascade = "UK" });
        }),
        Example.Of<ReportEvent.Command>(async w =>
        {
            var ward = await w.Opened();
            return (w.Leila, new() { Place = ward, Date = (await w.HuddleOf(ward)).Date, Event = "EX.4", Note = "A needle, cleaned and reported" });
        }),
        Example.Of<ShowCameUp.Query>(async w => (w.Leila, new(await w.NodeOf(w.OlderPeoplesCare), "/riverside-hospitals/medicine/older-peoples-care/", w.Clock.Today(), w.Clock.GetUtcNow()))),
        Example.Of<SetHuddleTime.Command>(async w => (w.Leila, Huddling.Daily(await w.NewWard()))),
        Example.Of<StartHuddle.Command>(async w =>
        {
            var ward = await w.Scheduled();
            return (w.Leila, new() { Place = ward, Version = (await w.HuddleOf(ward)).Version });
        }),
        Example.Of<EnterHuddle.Command>(async w =>
        {
            var ward = await w.Opened();
            return (w.Leila, new() { Place = ward, Date = (await w.HuddleOf(ward)).Date, Item = "AG.2", Status = EntryStatus.Issue, Note = "A relative could not find the ward" });
        }),
        Example.Of<CloseHuddle.Command>(async w =>
        {
            var ward = await w.Opened();
            return (w.Leila, new() { Place = ward, Version = (await w.HuddleOf(ward)).Version, Thanks = "The night team", Present = [new() { Role = PresentRole.Nurses, People = 4 }] });
        }),
        Example.Of<AttendHuddle.Command>(async w =>
        {
            var ward = await w.Opened();
            return (w.Leila, new() { Place = ward, Date = (await w.HuddleOf(ward)).Date, Present = [new() { Role = PresentRole.Nurses, People = 4 }, new() { Role = PresentRole.Doctors, People = 1 }] });
        }),
        Example.Of<SetHuddleAgenda.Command>(async w =>
        {
            var ward = await w.Scheduled();
            return (w.Leila, new() { Place = ward, Version = (await w.SeriesOf(ward)).Version, Items = [new() { Code = "AG.1", Order = 1 }, new() { Code = "AG.4", Order = 2 }], Own = "Who goes home before noon" });
        }),
        Example.Of<ExplainHuddle.Command>(async w =>
        {
            var ward = await w.Missed();
            var huddle = await w.HuddleOf(ward);
            return (w.Leila, new() { Place = ward, Date = huddle.Date, Version = huddle.Version, Why = "Two patients became unwell" });
        }),
        Example.Of<MakeHuddle.Command>(async w =>
        {
            var due = (await w.SeriesOf(await w.Scheduled())).Ahead().Single();
            return (Example.TheSite, new() { Series = due.Record, DueAt = due.At });
        }),
        Example.Of<EndHuddle.Command>(async w =>
        {
            var due = (await w.HuddleOf(await w.Opened())).Ahead().Single();
            return (Example.TheSite, new() { Huddle = due.Record, DueAt = due.At });
        }),
        Example.Of<MissHuddle.Command>(async w =>
        {
            var due = (await w.HuddleOf(await w.Scheduled())).Ahead().Single();
            return (Example.TheSite, new() { Huddle = due.Record, DueAt = due.At });
        }),

        Example.Of<ShowHuddle.Query>(async w => (w.Amara, new(await w.NodeOf(w.Ward7)))),
        Example.Of<CountHuddles.Query>(async w => (w.Amara, new(await w.NodeOf(w.Ward7), "/riverside-hospitals/medicine/older-peoples-care/ward-7/"))),
        Example.Of<ListAgenda.Query>(async w => (w.Joy, new(await w.NodeOf(w.Ward7)))),
        Example.Of<ShowHuddleAgenda.Query>(async w => (w.Joy, new(await w.NodeOf(w.Ward7)))),
        Example.Of<ShowAttendance.Query>(async w => (w.Amara, new((await w.HuddleOf(w.Ward7)).Id))),
        Example.Of<CountAttendance.Query>(async w => (w.Amara, new(await w.NodeOf(w.Ward7)))),
        Example.Of<CountTimeToTop.Query>(async w => (w.Amara, new(await w.NodeOf(w.Ward7), "/riverside-hospitals/medicine/older-peoples-care/ward-7/"))),
        Example.Of<ShowCameDown.Query>(async w => (w.Amara, new(await w.NodeOf(w.Ward7), "/riverside-hospitals/medicine/older-peoples-care/ward-7/", w.Clock.Today(), w.Clock.GetUtcNow()))),
        Example.Of<ListHuddles.Query>(async w => (w.Amara, new(await w.NodeOf(w.Ward7)))),
        Example.Of<ShowHuddleTime.Query>(async w => (w.Joy, new(await w.NodeOf(w.Ward7), NodeKind.Ward))),
        Example.Of<TodaysHuddle.Query>(async w => (w.Amara, new(await w.NodeOf(w.Ward7)))),
        Example.Of<IssuesForHuddle.Query>(async w => (w.Amara, new(await w.NodeOf(w.Ward7)))),
    ];
}
