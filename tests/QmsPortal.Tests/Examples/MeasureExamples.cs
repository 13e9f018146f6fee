using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Kernel;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Modules.Organisation;
using QmsPortal.Spc;
using QmsPortal.Tests.Support;
using Observation = QmsPortal.Modules.Control.Measures.Observation;

namespace QmsPortal.Tests.Examples;

internal static class MeasureExamples
{
    private static readonly DateOnly March = new(2026, 3, 1);

    public static IReadOnlyList<Example> All { get; } =
    [
        Example.Of<DefineMeasure.Command>(w => (w.Imogen, Definition())),
        Example.Of<StartMeasuring.Command>(async w => (w.Imogen, new() { Place = w.Ward7, Measure = await w.Defined() })),
        Example.Of<RecordValue.Command>(async w => (w.Amara, new() { Place = w.Ward7, Measure = await w.Started(), Period = DateInput.From(March), Numerator = 4 })),
        Example.Of<RecordMonth.Command>(async w => (w.Amara, new() { Place = w.Ward7, Month = March, Cells = [new() { Measure = await w.Started(), Period = March, Numerator = 4 }] })),
        Example.Of<CorrectValue.Command>(async w =>
        {
            var (measure, version) = await w.Recorded();
            return (w.Joy, new() { Place = w.Ward7, Measure = measure, Period = March, Version = version, Numerator = 5, Reason = "One was counted late" });
        }),
        Example.Of<ReviseMeasure.Command>(async w =>
        {
            var (measure, _) = await w.Recorded();
            return (w.Imogen, new()
            {
                Measure = measure,
                Version = await w.Ask(db => db.Set<MeasureDefinition>().Where(definition => definition.Code == measure).Select(definition => definition.Version).SingleAsync()),
                Title = Fresh.Words("Meals late by 15 minutes"),
                ShortName = "Late meals",
                Numerator = "Meals served 15 minutes late or more",
                Direction = ImprovementDirection.Decrease,
                Chart = ChartKind.C,
                Reason = "A minute is not late",
            });
        }),
        Example.Of<DefineFromCatalogue.Command>(async w =>
        {
            var sets = await w.Send(w.Imogen, new ListMeasureCatalogues.Query());
            return (w.Imogen, new() { Measures = [sets.SelectMany(set => set.Rows).First(row => !row.IsDefined).Measure.Key] });
        }),
        Example.Of<ListMeasureCatalogues.Query>(w => (w.Imogen, new())),
        Example.Of<AddNote.Command>(async w => (w.Amara, Note(await w.Started()))),
        Example.Of<TakeBackNote.Command>(async w =>
        {
            var measure = await w.Started();
            var note = await w.Send(w.Amara, Note(measure) with { Place = w.Ward7 });
            return (w.Joy, new() { Place = w.Ward7, Measure = measure, Note = note, Version = await w.Ask(db => db.Set<ChartNote>().Where(one => one.Id == note).Select(one => one.Version).SingleAsync()), Reason = "It was another ward" });
        }),
        Example.Of<SetTarget.Command>(async w => (w.Imogen, new() { Place = w.Ward7, Measure = await w.Started(), Value = 3, From = DateInput.From(March) })),

        Example.Of<ListDefinitions.Query>(w => (w.Imogen, new())),
        Example.Of<ShowDefinition.Query>(async w => (w.Imogen, new(await w.Defined()))),
        Example.Of<ShowMeasure.Query>(async w => (w.Amara, new(w.Ward7, (await w.Recorded()).Measure))),
        Example.Of<ReportValues.Query>(async w => (w.Amara, new(w.Ward7, (await w.Recorded()).Measure))),
        Example.Of<ComparePlaces.Query>(async w => (w.Amara, new(w.Ward7, (await w.Recorded()).Measure, null))),
        Example.Of<AddTogether.Query>(async w => (w.Petra, new(w.Medicine, (await w.Recorded()).Measure))),
        Example.Of<ShowMonth.Query>(async w => (w.Amara, new(w.Ward7, March))),
        Example.Of<ShowGrid.Query>(async w => (w.Marcus, new(await w.PathOf(w.Medicine)))),
        Example.Of<MeasureSummaries.Query>(async w => (w.Petra, new(await w.PathOf(w.Riverside)))),
        Example.Of<MeasureCounts.Query>(async w => (w.Petra, new(await w.PathOf(w.Riverside)))),
        Example.Of<FreezeChart.Query>(async w => (w.Amara, new(await w.Ask(db => db.Set<MeasureSeries>().Where(series => series.Code == "hand-hygiene").OrderBy(series => series.Id).Select(series => series.Id).FirstAsync())))),
        Example.Of<WardBoard.Query>(async w => (w.Amara, new(await w.Ask(db => db.Nodes.Where(node => node.Code == w.Ward7).Select(node => node.Id).SingleAsync())))),
        Example.Of<WallRows.Query>(async w => (w.Amara, new(await w.Ask(db => db.Nodes.Where(node => node.Code == "medicine").Select(node => node.Path).SingleAsync())))),
        Example.Of<WallNews.Query>(async w => (w.Amara, new(await w.Ask(db => db.Nodes.Where(node => node.Code == w.Ward7).Select(node => node.Id).SingleAsync())))),
    ];

    public static Task<string> Defined(this TestWorld world) => world.Send(world.Imogen, Definition());

    public static Task<string> PathOf(this TestWorld world, string place) => world.Ask(db => db.Nodes.Where(node => node.Code == place).Select(node => node.Path).SingleAsync());

    private static async Task<string> Started(this TestWorld world) =>
        await world.Send(world.Imogen, new StartMeasuring.Command { Place = world.Ward7, Measure = await world.Defined() });

    private static async Task<(string Measure, uint Version)> Recorded(this TestWorld world)
    {
        var measure = await world.Started();
        var value = await world.Send(world.Amara, new RecordValue.Command { Place = world.Ward7, Measure = measure, Period = DateInput.From(March), Numerator = 4 });
        return (measure, await world.Ask(db => db.Set<Observation>().Where(observation => observation.Id == value).Select(observation => observation.Version).SingleAsync()));
    }

    private static AddNote.Command Note(string measure) => new() { Place = "ward-7", Measure = measure, On = DateInput.From(March), Kind = NoteKind.Change, Words = "A second trolley" };

    private static DefineMeasure.Command Definition() => new()
    {
        Title = Fresh.Words("Late meals"),
        ShortName = "Late meals",
        Numerator = "Meals served late",
        Multiplier = 1,
        Unit = "meals",
        Direction = ImprovementDirection.Decrease,
        Chart = ChartKind.Xmr,
        Every = Period.Month,
    };
}
