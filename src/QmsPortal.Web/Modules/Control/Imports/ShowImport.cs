using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Control.Imports;

/// <summary>An import as it stands: its columns, what it would do, or what it did.</summary>
public static class ShowImport
{
    private const int FaultsShown = 50;

    [Requires(Permission.ImportValues)]
    public sealed record Query(int Number) : IQuery<View>;

    public sealed record View(
        Guid Id, int Number, uint Version, string FileName, ImportState State, string PlaceCode, string PlaceName, string Measure, string Title, string Numerator, string? Denominator,
        ImportColumns Columns, IReadOnlyList<string> Header, int Rows, IReadOnlyList<IReadOnlyList<string>> FirstRows, Plan? Preview,
        int SeriesCount, int ValueCount, DateTimeOffset UploadedAt, DateTimeOffset? ImportedAt, DateTimeOffset? UndoneAt);

    public sealed record Plan(int Series, int Values, string Periods, int FaultCount, IReadOnlyList<Row> Faults, IReadOnlyList<SeriesRow> Found);

    public sealed record Row(int Number, string Column, string Reason);

    public sealed record SeriesRow(string Name, int Values, string First, string Last);

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var (import, definition) = await db.ImportToChange(user, query.Number, null, ct);
            var place = await db.Nodes.For(user, Act.Read).Get(import.NodeId, ct);
            var table = ImportTable.Read(import.Content);
            return new View(import.Id, import.Number, import.Version, import.FileName, import.State, place.Code, place.Name, definition.Code, definition.Title, definition.Numerator, definition.Denominator,
                import.Columns, table.Header, table.Rows.Count, [.. table.Rows.Take(3).Select(row => row.Cells)],
                import.State is ImportState.Uploaded && import.Columns is { Period: not null, Numerator: not null } ? await Preview(import, place, definition, table, ct) : null,
                import.SeriesCount, import.ValueCount, import.UploadedAt, import.ImportedAt, import.UndoneAt);
        }

        private async Task<Plan?> Preview(Import import, OrgNode place, MeasureDefinition definition, ImportTable table, CancellationToken ct)
        {
            if (definition.Denominator is not null && import.Columns.Denominator is null)
                return null;
            var plan = ImportPlan.Of(table, import.Columns, definition, await ImportTarget.Load(db, user, import, place, definition, ct), clock.Today());
            var periods = plan.Series.SelectMany(series => series.Values).Select(value => value.Period).Order().ToList();
            return new Plan(plan.Series.Count, plan.Values,
                periods.Count == 0 ? "" : $"{Periods.Words(definition.Every, periods[0])} to {Periods.Words(definition.Every, periods[^1])}",
                plan.Faults.Count,
                [.. plan.Faults.Take(FaultsShown).Select(fault => new Row(fault.Row, fault.Column, fault.Reason))],
                [.. plan.Series.Select(series => new SeriesRow(
                    series.Label.Length > 0 ? series.Label : series.PlaceName, series.Values.Count,
                    Periods.Words(definition.Every, series.Values.Min(value => value.Period)),
                    Periods.Words(definition.Every, series.Values.Max(value => value.Period))))]);
        }
    }
}
