using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Imports;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Modules.Control.Imports;

/// <summary>The steps of an import, as commands.</summary>
internal static class Importing
{
    public const string Emergency = "ae-seen-within-4-hours";

    public static byte[] Published { get; } = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "wwwroot", "open-data", "nhs-england-ae-2016-2019.csv"));

    public static Task<int> Upload(this TestWorld world, string who, string measure, string place, string csv) => world.Upload(who, measure, place, Encoding.UTF8.GetBytes(csv));

    public static Task<int> Upload(this TestWorld world, string who, string measure, string place, byte[] content, string name = "values.csv") =>
        world.Send(who, new UploadImport.Command { Measure = measure, Place = place, File = new FormFile(new MemoryStream(content), 0, content.Length, "File", name) });

    /// <summary>Uploads a file whose columns go by their usual names; what it holds is not taken in yet.</summary>
    public static async Task<int> Prepare(this TestWorld world, string who, string measure, string place, string csv, ImportColumns? columns = null)
    {
        var number = await world.Upload(who, measure, place, csv);
        await world.Choose(who, number, columns ?? new() { Period = "period", Numerator = "numerator", Denominator = "denominator", Place = "ward" });
        return number;
    }

    public static async Task<int> Choose(this TestWorld world, string who, int number, ImportColumns columns) => await world.Send(who, new ChooseColumns.Command
    {
        Number = number,
        Version = await world.VersionOf(number),
        Period = columns.Period,
        Numerator = columns.Numerator,
        Denominator = columns.Denominator,
        Place = columns.Place,
        Series = columns.Series,
        AlsoSeries = columns.AlsoSeries,
    });

    public static async Task<int> Run(this TestWorld world, string who, int number) =>
        await world.Send(who, new RunImport.Command { Number = number, Version = await world.VersionOf(number) });

    public static async Task<int> Undo(this TestWorld world, string who, int number) =>
        await world.Send(who, new UndoImport.Command { Number = number, Version = await world.VersionOf(number), Reason = "The wrong file" });

    public static Task<uint> VersionOf(this TestWorld world, int number) => world.Ask(db => db.Imports.Where(import => import.Number == number).Select(import => import.Version).SingleOrDefaultAsync());

    public static async Task<ShowImport.Plan> Preview(this TestWorld world, string who, int number) => (await world.Send(who, new ShowImport.Query(number))).Preview!;

    /// <summary>The published figures, in and done.</summary>
    public static async Task<int> ImportPublished(this TestWorld world)
    {
        var number = await world.Upload(world.Imogen, Emergency, world.England, Published, "nhs-england-ae-2016-2019.csv");
        await world.Choose(world.Imogen, number, new() { Period = "period", Numerator = "within_4_hours", Denominator = "attendances", Series = "provider", AlsoSeries = "department_type" });
        return await world.Run(world.Imogen, number);
    }
}
