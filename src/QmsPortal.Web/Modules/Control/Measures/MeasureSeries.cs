using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Spc;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>A measure as one place takes it: its values, its targets, and what its chart says now.</summary>
[About(Subject.Measures)]
public sealed class MeasureSeries : Entity, IAtPlace, IThreadNode
{
    public const int LabelLength = 80;
    public const int CodeLength = 140;

    private readonly List<Observation> observations = [];
    private readonly List<MeasureTarget> targets = [];
    private readonly List<ChartPhase> phases = [];
    private readonly List<ChartNote> notes = [];

    /// <summary>Values that are read to draw by and not to be changed.</summary>
    private readonly List<Observation> held = [];

    /// <summary>Periods whose value was corrected or withdrawn since the chart was last taken.</summary>
    private readonly HashSet<DateOnly> mended = [];

    private MeasureSeries()
    {
    }

    public MeasureSeries(Guid id, MeasureDefinition definition, Guid node, string label)
    {
        Id = id;
        DefinitionId = definition.Id;
        Definition = definition;
        NodeId = node;
        Label = label;
        Code = CodeOf(definition, label);
        Summary = new SeriesSummary(id);
    }

    public Guid DefinitionId { get; private init; }
    public MeasureDefinition Definition { get; private init; } = null!;
    public Guid NodeId { get; private init; }

    /// <summary>Tells series of one measure at one place apart ("RJZ, type 1"); empty where there is one.</summary>
    public string Label { get; private init; } = "";

    /// <summary>Its part of an address, unique at its place.</summary>
    public string Code { get; private init; } = "";
    public SeriesSummary Summary { get; private init; } = null!;

    /// <summary>All values ever held, also those replaced or withdrawn; handlers load those they need.</summary>
    public IReadOnlyList<Observation> Observations => observations;
    public IReadOnlyList<MeasureTarget> Targets => targets;

    /// <summary>Offered, in force and declined; always loaded with the series, since a chart without them would be another chart.</summary>
    public IReadOnlyList<ChartPhase> Phases => phases;

    /// <summary>What happened beside the chart, also what was taken back; handlers load those they need.</summary>
    public IReadOnlyList<ChartNote> Notes => notes;

    ThreadKind IThreadNode.Kind => ThreadKind.MeasureSeries;
    string IThreadNode.Title => Title;
    string IThreadNode.Address => $"measures/{Code}";

    public IEnumerable<Observation> Current => held.Concat(observations).Where(observation => observation.IsCurrent);

    /// <summary>Takes its values as they are: enough to add to them, and far less work to save than values that may change too.</summary>
    internal void Hold(IEnumerable<Observation> values) => held.AddRange(values);

    /// <summary>Adds a value. Call <see cref="Refresh"/> when the last of several is in.</summary>
    public Observation Record(Guid id, DateOnly period, decimal numerator, decimal? denominator, Entry entry)
    {
        if (Definition.Fault(numerator, denominator) is { } fault)
            throw new DomainException($"{fault}.");
        if (Current.Any(value => value.Period == period))
            throw new DomainException($"{Periods.Words(Definition.Every, period)} has a value already. Correct that one instead.");
        var observation = new Observation(id, Id, Definition.Number, period, numerator, denominator, entry);
        observations.Add(observation);
        return observation;
    }

    /// <summary>Replaces a value by a corrected one; both stay in the history.</summary>
    public Observation Correct(Guid id, Observation wrong, decimal numerator, decimal? denominator, string reason, Entry entry)
    {
        if (Definition.Fault(numerator, denominator) is { } fault)
            throw new DomainException($"{fault}.");
        if (wrong.Numerator == numerator && wrong.Denominator == denominator && wrong.IsProvisional == entry.Provisional)
            throw new DomainException("These are the numbers it has already.");
        wrong.ReplacedBy(id, entry.At);
        mended.Add(wrong.Period);
        var corrected = new Observation(id, Id, Definition.Number, wrong.Period, numerator, denominator, entry, reason);
        observations.Add(corrected);
        return corrected;
    }

    /// <summary>Takes back the values of an import.</summary>
    public void Withdraw(Guid import, DateTimeOffset at)
    {
        foreach (var value in Current.Where(value => value.ImportId == import))
        {
            value.Withdraw(at);
            mended.Add(value.Period);
        }
    }

    public void SetTarget(Guid id, decimal? value, DateOnly from, Guid by, DateTimeOffset at)
    {
        if (targets.Any(target => target.From == from && target.EndedAt is null))
            targets.Single(target => target.From == from && target.EndedAt is null).End(at);
        targets.Add(new MeasureTarget(id, Id, value, from, by, at));
    }

    public decimal? TargetOn(DateOnly day) => targets
        .Where(target => target.EndedAt is null && target.From <= day)
        .MaxBy(target => target.From)?.Value;

    public ChartNote Note(Guid id, DateOnly on, NoteKind kind, string words, PhaseAct act)
    {
        var note = new ChartNote(id, Id, on, kind, words, act);
        notes.Add(note);
        return note;
    }

    /// <summary>Offers limits of their own from a day on. Where they would begin with one that is offered or in force, there is nothing to offer.</summary>
    public ChartPhase OfferPhase(Guid id, Guid step, PhaseOffer offer, PhaseAct act)
    {
        if (phases.Find(phase => phase.State is not PhaseState.Declined && StartOf(phase.From) == StartOf(offer.From)) is { } same)
            throw new DomainException(same.State is PhaseState.Offered
                ? "New limits from that day are offered already and wait for a decision."
                : "The limits begin anew on that day already. Choose another day.");
        var phase = new ChartPhase(id, step, this, offer, act);
        phases.Add(phase);
        return phase;
    }

    /// <summary>The limits begin anew: the earlier ones stay for the earlier points, and what they were until now is kept with the phase.</summary>
    public void PutInForce(ChartPhase phase, Guid step, string words, PhaseAct act)
    {
        var start = StartOf(phase.From);
        var chart = Chart();
        phase.Accept(step, words, chart.Phases.LastOrDefault(known => chart.Points[known.First].Date <= (start ?? phase.From)), act);
        Refresh();
    }

    /// <param name="andFrom">With limits from this day on besides, to see what they would say.</param>
    public Chart Chart(DateOnly? andFrom = null)
    {
        var axis = Axis().ToList();
        var points = axis.Select(point => new Spc.Observation(
            point.Period,
            point.Value is null ? null : Definition.Value(point.Value.Numerator, point.Value.Denominator),
            (double?)TargetOn(point.Period)));
        DateOnly[] starts = [.. phases.Where(phase => phase.State is PhaseState.InForce).Select(phase => phase.From).Concat(andFrom is { } day ? [day] : []).Select(StartOf).OfType<DateOnly>()];
        int[] ends = [.. starts.Distinct().Select(start => axis.FindIndex(point => point.Period == start)).Where(before => before > 0).Order()];
        return Definition.Chart switch
        {
            ChartKind.Run => RunChart.Of(points, new RunChartSettings { Direction = Definition.Direction, SplitAfter = ends }),
            ChartKind.Xmr => XmrChart.Of(points, new XmrSettings { Direction = Definition.Direction, RebaseDates = starts }),
            var chart => JudgedChart.Of(ControlChart.Of(chart.Shewhart, axis.Select(SampleOf), new ControlChartSettings { Multiply = (double)Definition.Multiplier, SplitAfter = ends }), Definition.Direction),
        };
    }

    /// <summary>The numbers themselves, for charts whose limits follow from them, and for help with the choice of one.</summary>
    internal IEnumerable<Sample> Samples() => Axis().Select(SampleOf);

    private Sample SampleOf((DateOnly Period, Observation? Value) point) =>
        new(point.Period, (double?)point.Value?.Numerator, (double?)point.Value?.Denominator, (double?)TargetOn(point.Period));

    /// <summary>The first period that lies wholly in a phase from this day on; null while it has not come.</summary>
    public DateOnly? StartOf(DateOnly from) => Axis().Where(point => point.Period >= from).Select(point => (DateOnly?)point.Period).FirstOrDefault();

    /// <summary>The period in which a day lies, where the chart has it; of what is later than all values, none.</summary>
    public DateOnly? PointOf(DateOnly day) => Definition.Chart.IsOfEvents
        ? StartOf(day)
        : Definition.PeriodOf(day) is var period && Axis().Any(point => point.Period == period) ? period : StartOf(day);

    public static string CodeOf(MeasureDefinition definition, string label) =>
        label.Length == 0 ? definition.Code : $"{definition.Code}-{Organisation.Places.OrgNode.CodeFrom(label)}";

    /// <summary>Every period from the first value to the last; of rare events, each event. A period without a value is a gap, never zero.</summary>
    public IEnumerable<(DateOnly Period, Observation? Value)> Axis()
    {
        var values = Current.ToDictionary(value => value.Period);
        if (values.Count == 0)
            yield break;
        if (Definition.Chart.IsOfEvents)
        {
            foreach (var value in values.Values.OrderBy(value => value.Period))
                yield return (value.Period, value);
            yield break;
        }

        var last = values.Keys.Max();
        for (var period = values.Keys.Min(); period <= last; period = Definition.After(period))
            yield return (period, values.GetValueOrDefault(period));
    }

    /// <summary>Takes the chart anew, keeps what pages show of it, so that no page computes history, and says what it signals.</summary>
    public void Refresh()
    {
        var chart = Chart();
        Summary.Keep(this, chart);
        Happened(new ChartTaken(Id, NodeId, Title, Sign.Of(Definition, chart), Sign.AllOf(chart), [.. mended]));
        mended.Clear();
    }

    private string Title => Label.Length == 0 ? Definition.Title : $"{Definition.Title}, {Label}";
}

/// <summary>Who entered a value, when, and by which way.</summary>
public sealed record Entry(Guid By, DateTimeOffset At, Guid? ImportId = null, bool Provisional = false);
