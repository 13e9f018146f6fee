using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Imports;

/// <summary>Takes in every row of the file, or none.</summary>
public static class RunImport
{
    [Requires(Permission.ImportValues)]
    public sealed record Command : ICommand<int>
    {
        public int Number { get; init; }
        public uint Version { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>;

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command command, CancellationToken ct)
        {
            var (import, definition) = await db.ImportToChange(user, command.Number, command.Version, ct);
            if (import.Columns is not { Period: not null, Numerator: not null })
                throw new DomainException("Choose the columns first.");
            var place = await db.Nodes.For(user, Act.Change).Get(import.NodeId, ct);
            var target = await ImportTarget.Load(db, user, import, place, definition, ct);
            var plan = ImportPlan.Of(ImportTable.Read(import.Content), import.Columns, definition, target, clock.Today());
            if (plan.Faults.Count > 0)
                throw new DomainException($"{plan.Faults.Count} {(plan.Faults.Count == 1 ? "row is" : "rows are")} wrong, so nothing was imported. Mend the file and upload it again.");

            // Revised while the file was read, its charts would be drawn by the older one.
            db.MustBeAsRead(definition);
            var known = await Known(plan, definition, ct);
            var entry = new Entry(user.Id, clock.GetUtcNow(), import.Id);
            // In one same order, however the rows of the file stood.
            foreach (var (planned, found) in plan.Series.Select(planned => (planned, found: known.GetValueOrDefault((planned.Node, MeasureSeries.CodeOf(definition, planned.Label))))).OrderBy(one => one.found?.Id ?? Guid.AllBitsSet).ThenBy(one => one.planned.Node).ThenBy(one => one.planned.Label, StringComparer.Ordinal))
            {
                var series = found ?? Start(definition, planned);
                foreach (var value in planned.Values.OrderBy(value => value.Period))
                    series.Record(ids.Next(), value.Period, value.Numerator, value.Denominator, entry with { Provisional = value.Provisional });
                series.Refresh();
            }

            import.Done(plan.Series.Count, plan.Values, entry.At);
            return import.Number;
        }

        private async Task<Dictionary<(Guid, string), MeasureSeries>> Known(ImportPlan plan, MeasureDefinition definition, CancellationToken ct)
        {
            var nodes = plan.Series.Select(planned => planned.Node).Distinct().ToList();
            var known = await db.Series.For(user, Act.Change).Where(series => series.DefinitionId == definition.Id && nodes.Contains(series.NodeId)).ToAddTo(ct);
            return known.ToDictionary(series => (series.NodeId, series.Code));
        }

        private MeasureSeries Start(MeasureDefinition definition, ImportPlan.PlannedSeries planned)
        {
            var series = new MeasureSeries(ids.Next(), definition, planned.Node, planned.Label);
            db.Add(series);
            return series;
        }
    }
}
