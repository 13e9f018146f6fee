using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>A month of a place's values, typed down one column: all that were filled in are recorded together, or none.</summary>
public static class RecordMonth
{
    private const int MostCells = 1000;

    [Requires(Permission.EnterValues)]
    public sealed record Command : ICommand<int>
    {
        public string? Place { get; init; }
        public DateOnly Month { get; init; }
        public IList<Cell> Cells { get; init; } = [];
    }

    public sealed record Cell
    {
        public string? Measure { get; init; }
        public DateOnly Period { get; init; }
        public decimal? Numerator { get; init; }
        public decimal? Denominator { get; init; }

        public bool IsEmpty => Numerator is null && Denominator is null;
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock)
        {
            RuleFor(c => c.Cells).Must(cells => cells.Count <= MostCells).WithMessage("These are more values than a month has. Open the page again");
            RuleForEach(c => c.Cells).SetValidator(new CellRules(clock));
        }
    }

    private sealed class CellRules : AbstractValidator<Cell>
    {
        public CellRules(TimeProvider clock)
        {
            RuleFor(cell => cell.Numerator).Number("Enter the numerator, or empty the row").When(cell => !cell.IsEmpty);
            RuleFor(cell => cell.Denominator).NumberIfAny();
            RuleFor(cell => cell.Period).Must(period => period >= RecordValue.FirstDay && period <= clock.Today()).WithMessage("The date must be today or in the past");
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command command, CancellationToken ct)
        {
            var place = await db.Nodes.For(user, Permission.EnterValues).Get(command.Place, ct);
            var filled = command.Cells.Select((cell, i) => (cell, i)).Where(one => !one.cell.IsEmpty).ToList();
            if (filled.Count == 0)
                throw new DomainException("No value is filled in. Enter at least one, or go back.");
            var codes = filled.Select(one => one.cell.Measure).Distinct().ToList();
            var series = (await db.Series.For(user, Act.Change).Where(s => s.NodeId == place.Id && codes.Contains(s.Code)).ToAddTo(ct)).ToDictionary(s => s.Code);
            if (codes.Any(code => code is null || !series.ContainsKey(code)))
                throw new NotFoundException();
            Check(filled.Select(one => (one.cell, one.i, series[one.cell.Measure!].Definition)));
            // In one same order, however the rows of the page stood.
            foreach (var (cell, _) in filled.OrderBy(one => series[one.cell.Measure!].Id).ThenBy(one => one.cell.Period))
                Record(series[cell.Measure!], cell);
            foreach (var one in series.Values)
                one.Refresh();
            return filled.Count;
        }

        private static void Check(IEnumerable<(Cell Cell, int At, MeasureDefinition Definition)> cells)
        {
            var faults = cells.SelectMany(one => one.Definition.Faults(one.Cell.Numerator, one.Cell.Denominator, $"{nameof(Command.Cells)}[{one.At}].")).ToList();
            if (faults.Count > 0)
                throw new ValidationException(faults);
        }

        private void Record(MeasureSeries series, Cell cell)
        {
            var period = series.Definition.PeriodOf(cell.Period);
            if (series.Current.Any(value => value.Period == period))
                throw new DomainException($"{series.Definition.Title}, {Periods.Words(series.Definition.Every, period)}: somebody has entered a value already. Nothing was saved; empty that row and save again.");
            series.Record(ids.Next(), period, cell.Numerator!.Value, cell.Denominator, new Entry(user.Id, clock.GetUtcNow()));
        }
    }
}
