using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Imports;

/// <summary>Says which column of the file holds what.</summary>
public static class ChooseColumns
{
    [Requires(Permission.ImportValues)]
    public sealed record Command : ICommand<int>
    {
        public int Number { get; init; }
        public uint Version { get; init; }
        public string? Period { get; init; }
        public string? Numerator { get; init; }
        public string? Denominator { get; init; }
        public string? Place { get; init; }
        public string? Series { get; init; }
        public string? AlsoSeries { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Period).NotEmpty().WithMessage("Choose the column that holds the date");
            RuleFor(c => c.Numerator).NotEmpty().WithMessage("Choose the column that holds the numerator");
            RuleFor(c => c.AlsoSeries).Must((c, also) => string.IsNullOrEmpty(also) || !string.IsNullOrEmpty(c.Series))
                .WithMessage("Choose the first column that names the series before the second");
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command command, CancellationToken ct)
        {
            var (import, definition) = await db.ImportToChange(user, command.Number, command.Version, ct);
            var columns = new ImportColumns
            {
                Period = Chosen(command.Period),
                Numerator = Chosen(command.Numerator),
                Denominator = Chosen(command.Denominator),
                Place = Chosen(command.Place),
                Series = Chosen(command.Series),
                AlsoSeries = Chosen(command.AlsoSeries),
            };
            Check(columns, definition.Denominator is not null, ImportTable.Read(import.Content));
            import.Choose(columns);
            return import.Number;
        }

        private static string? Chosen(string? column) => string.IsNullOrEmpty(column) ? null : column;

        private static void Check(ImportColumns columns, bool needsDenominator, ImportTable table)
        {
            (string Field, string? Column)[] chosen =
            [
                (nameof(Command.Period), columns.Period), (nameof(Command.Numerator), columns.Numerator), (nameof(Command.Denominator), columns.Denominator),
                (nameof(Command.Place), columns.Place), (nameof(Command.Series), columns.Series), (nameof(Command.AlsoSeries), columns.AlsoSeries),
            ];
            var faults = chosen.Where(c => c.Column is not null && table.Column(c.Column) < 0)
                .Select(c => new FluentValidation.Results.ValidationFailure(c.Field, "The file has no such column. Choose one of its columns")).ToList();
            faults.AddRange(chosen.Where(c => c.Column is not null).GroupBy(c => c.Column).Where(same => same.Count() > 1)
                .Select(same => new FluentValidation.Results.ValidationFailure(same.Last().Field, $"The column “{same.Key}” is chosen twice")));
            if (needsDenominator != columns.Denominator is not null)
                faults.Add(new(nameof(Command.Denominator), needsDenominator ? "Choose the column that holds the denominator" : "This measure is a count and has no denominator"));
            if (faults.Count > 0)
                throw new ValidationException(faults);
        }
    }
}
