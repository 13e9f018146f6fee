using System.Globalization;
using System.Text.RegularExpressions;
using QmsPortal.Kernel;
using QmsPortal.Modules.Control.Measures;

namespace QmsPortal.Modules.Control.Imports;

/// <summary>What a file would do if it were imported: the values by series, and every row that is wrong.</summary>
internal sealed partial class ImportPlan
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");
    private static readonly string[] DayForms = ["yyyy-MM-dd", "d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "d MMM yyyy", "d MMMM yyyy", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss"];
    private static readonly string[] MonthForms = ["yyyy-MM", "MMM-yy", "MMM yy", "MMM yyyy", "MMM-yyyy", "MMMM yyyy", "M/yyyy"];

    private readonly ImportTable table;
    private readonly ImportColumns columns;
    private readonly MeasureDefinition definition;
    private readonly ImportTarget target;
    private readonly DateOnly today;
    private readonly Dictionary<(Guid Node, string Code), PlannedSeries> series = [];
    private readonly List<Fault> faults = [];

    private ImportPlan(ImportTable table, ImportColumns columns, MeasureDefinition definition, ImportTarget target, DateOnly today) =>
        (this.table, this.columns, this.definition, this.target, this.today) = (table, columns, definition, target, today);

    /// <summary>A row that cannot be imported, in which column, and why.</summary>
    public sealed record Fault(int Row, string Column, string Reason);

    public sealed record PlannedSeries(Guid Node, string PlaceName, string Label, List<PlannedValue> Values);

    public sealed record PlannedValue(int Row, DateOnly Period, decimal Numerator, decimal? Denominator, bool Provisional);

    public IReadOnlyCollection<PlannedSeries> Series => series.Values;
    public IReadOnlyList<Fault> Faults => faults;
    public int Values => series.Values.Sum(planned => planned.Values.Count);

    public static ImportPlan Of(ImportTable table, ImportColumns columns, MeasureDefinition definition, ImportTarget target, DateOnly today)
    {
        var plan = new ImportPlan(table, columns, definition, target, today);
        foreach (var row in table.Rows)
            plan.Add(row);
        plan.FindDuplicates();
        plan.faults.Sort((a, b) => a.Row.CompareTo(b.Row));
        return plan;
    }

    private void Add(ImportRow row)
    {
        var before = faults.Count;
        var period = Date(row);
        var numerator = Number(row, columns.Numerator);
        var denominator = columns.Denominator is null ? null : Number(row, columns.Denominator);
        var node = Place(row);
        var label = Label(row);
        if (faults.Count > before)
            return;
        if (definition.Fault(numerator, denominator) is { } fault)
        {
            faults.Add(new Fault(row.Number, columns.Denominator ?? columns.Numerator!, fault));
            return;
        }

        var code = MeasureSeries.CodeOf(definition, label);
        if (!series.TryGetValue((node!.Id, code), out var planned))
            series.Add((node.Id, code), planned = new PlannedSeries(node.Id, node.Name, label, []));
        planned.Values.Add(new PlannedValue(row.Number, definition.PeriodOf(period!.Value), numerator!.Value, denominator, row.IsProvisional));
    }

    private DateOnly? Date(ImportRow row)
    {
        var text = row.Cell(table.Column(columns.Period));
        string? reason = null;
        if (!DateOnly.TryParseExact(text, DayForms, British, DateTimeStyles.None, out var date) && !DateOnly.TryParseExact(text, MonthForms, British, DateTimeStyles.None, out date))
            reason = text.Length == 0 ? "There is no date" : $"“{Short(text)}” is not a date. Write 2026-05-01, 1/5/2026 or May 2026";
        else if (date < RecordValue.FirstDay)
            reason = "The date must be in 1990 or later";
        else if (date > today)
            reason = $"{date.ToString("d MMMM yyyy", British)} is in the future";
        else if (row.Until is { } until && !definition.Chart.IsOfEvents && definition.PeriodOf(until) != definition.PeriodOf(date))
            reason = $"It counts up to {until.ToString("d MMMM yyyy", British)}, which is not one {Periods.Singular(definition.Every)}";
        if (reason is null)
            return date;
        faults.Add(new Fault(row.Number, columns.Period!, reason));
        return null;
    }

    private decimal? Number(ImportRow row, string? column)
    {
        var text = row.Cell(table.Column(column));
        string? reason = null;
        if (!IsNumber(text, out var number))
            reason = text.Length == 0 ? "There is no number. Leave the row out if there is no value" : $"“{Short(text)}” is not a number";
        else if (number < 0)
            reason = $"{text} is negative";
        if (reason is null)
            return number;
        faults.Add(new Fault(row.Number, column!, reason));
        return null;
    }

    private static bool IsNumber(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, British, out number)
        && (!text.Contains(',') || Thousands().IsMatch(text));

    // Commas only where they part thousands: "4,5" is four and a half elsewhere, and must never be read as 45.
    [GeneratedRegex(@"^-?\d{1,3}(,\d{3})+(\.\d+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();

    private ImportTarget.Place? Place(ImportRow row)
    {
        if (columns.Place is null)
            return target.Here;
        var text = row.Cell(table.Column(columns.Place));
        if (target.Find(text) is { } place)
            return place;
        faults.Add(new Fault(row.Number, columns.Place, text.Length == 0 ? "There is no place"
            : target.IsSeveral(text) ? $"There are several places called “{Short(text)}” below {target.Here.Name}. Write the code of the one that is meant, as in its address"
            : $"There is no place called “{Short(text)}” that you may change below {target.Here.Name}"));
        return null;
    }

    private string Label(ImportRow row)
    {
        var label = string.Join(", ", new[] { columns.Series, columns.AlsoSeries }.OfType<string>().Select(column => Part(row, column)));
        var reason = label.Length > MeasureSeries.LabelLength ? $"The name of the series must be {MeasureSeries.LabelLength} characters or fewer"
            : !StorableText.Is(label) ? "Take out the characters that cannot be shown"
            : columns.Series is not null && Organisation.Places.OrgNode.CodeFrom(label).Length == 0 ? "There is no name for the series"
            : null;
        if (reason is not null)
            faults.Add(new Fault(row.Number, columns.Series!, reason));
        return label;
    }

    // "1" in a column called department_type says nothing by itself, so it is "type 1".
    private string Part(ImportRow row, string column)
    {
        var text = row.Cell(table.Column(column));
        return text.Length > 0 && text.All(char.IsAsciiDigit) ? $"{column.Split('_', ' ')[^1]} {text}" : text;
    }

    private void FindDuplicates()
    {
        foreach (var planned in series.Values)
        {
            var taken = target.Taken(planned.Node, MeasureSeries.CodeOf(definition, planned.Label));
            var seen = new Dictionary<DateOnly, int>();
            foreach (var value in planned.Values)
            {
                var words = Periods.Words(definition.Every, value.Period);
                var which = planned.Label.Length > 0 ? planned.Label : planned.PlaceName;
                if (taken.Contains(value.Period))
                    faults.Add(new Fault(value.Row, columns.Period!, $"{which} has a value for {words} already"));
                else if (!seen.TryAdd(value.Period, value.Row))
                    faults.Add(new Fault(value.Row, columns.Period!, $"{which} has {words} twice: also in row {seen[value.Period]}"));
            }
        }
    }

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
