using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Imports;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Spc;

namespace QmsPortal.Data.Seeds;

/// <summary>What the wards measure: eight measures, two years back from today, brought in by the import command.</summary>
internal static class Figures
{
    public const string CallBells = "night-call-bells-answered-in-5-minutes";
    public const string NightHours = "night-shift-hours-filled";

    private static readonly Made[] Measures =
    [
        new("Night call bells answered in 5 minutes", "Night call bells", "Night call bells answered within 5 minutes", "Night call bells", 100, "%", ImprovementDirection.Increase, Period.Week, 0.82, 300, 90),
        new("Falls with harm", "Falls with harm", "Falls with moderate harm or worse", "Occupied bed days", 1000, "per 1,000 bed days", ImprovementDirection.Decrease, Period.Month, 0.0048, 830, null),
        new("Night shift hours filled", "Night hours filled", "Registered and support hours worked at night", "Hours planned at night", 100, "%", ImprovementDirection.Increase, Period.Week, 0.955, 500, 95),
        new("New pressure ulcers", "New pressure ulcers", "Pressure ulcers that began on the ward", "Occupied bed days", 1000, "per 1,000 bed days", ImprovementDirection.Decrease, Period.Month, 0.0035, 830, null),
        new("Hand hygiene", "Hand hygiene", "Moments of hand hygiene kept", "Moments watched", 100, "%", ImprovementDirection.Increase, Period.Month, 0.955, 120, 95),
        new("VTE assessment", "VTE assessment", "Patients assessed for venous thromboembolism", "Patients admitted", 100, "%", ImprovementDirection.Increase, Period.Month, 0.96, 260, 95),
        new("Friends and Family: good or very good", "Friends and Family", "Answers “good” or “very good”", "All answers", 100, "%", ImprovementDirection.Increase, Period.Month, 0.92, 55, null),
        new("Complaints answered on time", "Complaints on time", "Complaints answered by the agreed day", "Complaints due for an answer", 100, "%", ImprovementDirection.Increase, Period.Month, 0.86, 14, 85),
    ];

    public static async Task Plant(Story story)
    {
        var began = story.Today.AddYears(-2).StartInLondon(new TimeOnly(10, 0));
        foreach (var measure in Measures)
        {
            var code = await story.As(People.DataSteward, began, measure.Define());
            var lately = story.Today.AddDays(-3);
            await Import(story, code, lately.StartInLondon(new TimeOnly(6, 40)), measure.Csv(story.Today, until: lately));
            if (measure.Csv(story.Today, after: lately) is { Length: > 0 } rest)
                await Import(story, code, story.Now, rest);
            if (measure.Target is { } target)
                await Targets(story, code, target);
        }

        await Note(story, People.Sister, -140, NoteKind.Change, "New call bell panels at the desk");
        await Note(story, People.Nurse, -45, NoteKind.Event, "Norovirus on the ward for nine days");

        await story.As(People.DataSteward, began, new DefineMeasure.Command
        {
            Title = "A&E: seen within 4 hours",
            ShortName = "A&E within 4 hours",
            Numerator = "Attendances admitted, transferred or discharged within 4 hours",
            Denominator = "All A&E attendances",
            Multiplier = 100,
            Unit = MeasureDefinition.Percent,
            Direction = ImprovementDirection.Increase,
            Chart = ChartKind.Xmr,
            Every = Period.Month,
        });
    }

    private static async Task Note(Story story, string who, int days, NoteKind kind, string words) => await story.As(who, story.Now, new AddNote.Command
    {
        Place = "ward-7",
        Measure = CallBells,
        On = DateInput.From(story.Today.AddDays(days)),
        Kind = kind,
        Words = words,
    });

    /// <summary>Brought in when the periods were over, so that what a chart signals is raised on the day it could be known.</summary>
    private static async Task Import(Story story, string code, DateTimeOffset at, string csv)
    {
        var bytes = Encoding.UTF8.GetBytes(csv);
        var number = await story.As(People.DataSteward, at, new UploadImport.Command
        {
            Measure = code,
            Place = OrgNode.CodeFrom(Trust.Name),
            File = new FormFile(new MemoryStream(bytes), 0, bytes.Length, "File", $"{code}.csv"),
        });
        await story.As(People.DataSteward, at, new ChooseColumns.Command { Number = number, Version = await Version(), Period = "period", Place = "ward", Numerator = "numerator", Denominator = "denominator" });
        await story.As(People.DataSteward, at, new RunImport.Command { Number = number, Version = await Version() });

        Task<uint> Version() => story.Ask(db => db.Imports.Where(import => import.Number == number).Select(import => import.Version).SingleAsync());
    }

    private static async Task Targets(Story story, string code, decimal target)
    {
        var from = new DateOnly(story.Today.Year - 2, 4, 1);
        foreach (var ward in Made.WardsFor(code))
            await story.As(People.DataSteward, story.Now, new SetTarget.Command { Place = OrgNode.CodeFrom(ward), Measure = code, Value = target, From = DateInput.From(from) });
    }

    /// <summary>A measure with the level it runs at, and how the places that have a story differ from it.</summary>
    private sealed record Made(
        string Title, string ShortName, string Numerator, string Denominator, decimal Multiplier, string Unit, ImprovementDirection Direction, Period Every, double Level, int Base, decimal? Target)
    {
        private string Code => OrgNode.CodeFrom(Title);

        public static IEnumerable<string> WardsFor(string code) => code switch
        {
            CallBells => Places.WardsOf("Medicine").Where(ward => ward is not ("Acute unit" or "Coronary care")),
            NightHours => Places.WardsOf("Medicine"),
            _ => Places.Wards,
        };

        public DefineMeasure.Command Define() => new()
        {
            Title = Title,
            ShortName = ShortName,
            Numerator = Numerator,
            Denominator = Denominator,
            Multiplier = Multiplier,
            Unit = Unit,
            Direction = Direction,
            Chart = ChartKind.Xmr,
            Every = Every,
        };

        /// <summary>Of periods that ended by a day, or after it; empty where there are none.</summary>
        public string Csv(DateOnly today, DateOnly? until = null, DateOnly? after = null)
        {
            var csv = new StringBuilder();
            foreach (var ward in WardsFor(Code))
            {
                var chance = new Random(Seed(Code + ward));
                var level = Level * (1 + (chance.NextDouble() - 0.5) * (Unit == MeasureDefinition.Percent ? 0.03 : 0.3));
                var periods = PastPeriods(today);
                for (var i = 0; i < periods.Count; i++)
                {
                    var of = (int)Math.Round(Base * (0.92 + 0.16 * chance.NextDouble()));
                    var share = Math.Clamp(level + Shift(ward, periods.Count - i), 0.0001, 0.999);
                    var drawn = Drawn(chance, of, share);
                    if (EndOf(periods[i]) <= (until ?? DateOnly.MaxValue) && EndOf(periods[i]) > (after ?? DateOnly.MinValue))
                        csv.Append(CultureInfo.InvariantCulture, $"{periods[i]:yyyy-MM-dd},{ward},{drawn},{of}\n");
                }
            }

            return csv.Length == 0 ? "" : csv.Insert(0, "period,ward,numerator,denominator\n").ToString();
        }

        private DateOnly EndOf(DateOnly period) => Every is Period.Month ? period.AddMonths(1) : period.AddDays(7);

        /// <summary>What happened at a place, by how many periods ago.</summary>
        private double Shift(string ward, int ago) => (Code, ward) switch
        {
            (CallBells, "Ward 7") when ago <= 7 => -0.09,
            (CallBells, "Ward 6") when ago <= 9 => 0.07,
            (NightHours, "Ward 9") when ago <= 4 => -0.09,
            (NightHours, "Ward 7") when ago <= 3 => -0.07,
            ("new-pressure-ulcers", "Acute unit") when ago <= 2 => 0.014,
            ("new-pressure-ulcers", "Ward 7") when ago <= 8 => -0.003,
            ("hand-hygiene", "Ward 3") when ago <= 6 => -0.05,
            ("hand-hygiene", "Ward 11") when ago <= 7 => 0.03,
            ("complaints-answered-on-time", "Ward 9") when ago <= 6 => -0.30,
            ("falls-with-harm", "Ward 16") when ago <= 7 => -0.004,
            _ => 0,
        };

        private List<DateOnly> PastPeriods(DateOnly today)
        {
            if (Every is Period.Month)
                return [.. Enumerable.Range(1, 24).Reverse().Select(ago => new DateOnly(today.Year, today.Month, 1).AddMonths(-ago))];
            var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
            return [.. Enumerable.Range(1, 104).Reverse().Select(ago => monday.AddDays(-7 * ago))];
        }

        private static int Drawn(Random chance, int of, double share)
        {
            // Near enough to a binomial draw, and quick: mean and spread are right.
            var spread = Math.Sqrt(of * share * (1 - share));
            var normal = Math.Sqrt(-2 * Math.Log(1 - chance.NextDouble())) * Math.Cos(2 * Math.PI * chance.NextDouble());
            return (int)Math.Clamp(Math.Round(of * share + spread * normal), 0, of);
        }

        /// <summary>The same text gives the same figures on every machine.</summary>
        private static int Seed(string text) => text.Aggregate(17, (seed, c) => unchecked(seed * 31 + c));
    }
}
