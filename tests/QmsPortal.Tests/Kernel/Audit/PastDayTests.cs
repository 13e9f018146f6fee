using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Kernel.Audit;

/// <summary>
/// What stood in every record on a past day can be told again from what is kept: all of it from the history, and states, values
/// and targets from their dated rows alone.
/// </summary>
public class PastDayTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    private static readonly JsonSerializerOptions Plain = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>What stood in the database at one moment.</summary>
    private sealed record Moment(DateTimeOffset At, Dictionary<string, string> Records, Dictionary<Guid, IssueState> States, HashSet<Guid> Values, Dictionary<Guid, decimal?> Targets);

    [Fact]
    public async Task Every_record_can_be_rebuilt_as_it_was_on_a_past_day()
    {
        var moments = new List<Moment> { await Look() };
        foreach (var deed in Deeds())
        {
            world.Clock.Advance(TimeSpan.FromHours(25));
            await deed();
            moments.Add(await Look());
        }

        Assert.Equal(moments.Count, moments.Select(moment => string.Join(' ', moment.Records.Values)).Distinct().Count());
        foreach (var moment in moments)
        {
            Assert.Equal(moment.Records, await FromHistory(moment.At));
            Assert.Equal(moment.States, await StatesFromSteps(moment.At));
            Assert.Equal(moment.Values.Order(), (await ValuesFromDates(moment.At)).Order());
            Assert.Equal(moment.Targets, await TargetsFromDates(moment.At));
        }
    }

    private IEnumerable<Func<Task>> Deeds()
    {
        var issue = 0;
        yield return async () => issue = await world.Send(world.Amara, new RaiseIssue.Command { Place = world.Ward7, Words = "The bath hoist squeaks", Kind = IssueKind.Equipment });
        yield return async () => await world.Send(world.Joy, new ActOnIssue.Command { Number = issue, Version = await VersionOf(issue), Who = "Estates", By = DateInput.From(new DateOnly(2026, 6, 1)) });
        yield return async () => await world.Send(world.Joy, new SolveIssue.Command { Number = issue, Version = await VersionOf(issue), Answer = "Oiled" });
        yield return async () => await world.Send(world.Amara, new ConfirmIssue.Command { Number = issue, Version = await VersionOf(issue), StillWrong = "It squeaks again" });
        yield return async () => await world.Send(world.Rowan, new RenamePlace.Command { Place = "ward-16", Version = await world.Ask(db => db.Set<OrgNode>().Where(node => node.Code == "ward-16").Select(node => node.Version).SingleAsync()), Name = "Ward 16, the Lister" });
        yield return async () => await world.Send(world.Imogen, new SetTarget.Command { Place = world.Ward7, Measure = "hand-hygiene", Value = 97, From = DateInput.From(new DateOnly(2026, 5, 1)) });
        yield return async () => await world.Send(world.Imogen, new SetTarget.Command { Place = world.Ward7, Measure = "hand-hygiene", Value = 98, From = DateInput.From(new DateOnly(2026, 5, 1)) });
        yield return async () =>
        {
            var wrong = await world.Ask(db => db.Series.Where(series => series.Code == "hand-hygiene" && db.Set<OrgNode>().Any(node => node.Id == series.NodeId && node.Code == "ward-7"))
                .SelectMany(series => series.Observations).Where(value => value.EndedAt == null).OrderByDescending(value => value.Period).FirstAsync());
            await world.Send(world.Imogen, new CorrectValue.Command { Place = world.Ward7, Measure = "hand-hygiene", Period = wrong.Period, Version = wrong.Version, Numerator = wrong.Numerator - 1, Denominator = wrong.Denominator, Reason = "Counted again" });
        };
    }

    private Task<uint> VersionOf(int issue) => world.Ask(db => db.Issues.Where(known => known.Number == issue).Select(known => known.Version).SingleAsync());

    private async Task<Moment> Look() => new(
        world.Clock.GetUtcNow(),
        await Records(),
        await world.Ask(db => db.Issues.ToDictionaryAsync(issue => issue.Id, issue => issue.State)),
        [.. await world.Ask(db => db.Set<Observation>().Where(value => value.EndedAt == null).Select(value => value.Id).ToListAsync())],
        await world.Ask(db => db.Set<MeasureTarget>().Where(target => target.EndedAt == null).ToDictionaryAsync(target => target.Id, target => target.Value)));

    private async Task<Dictionary<string, string>> Records() => await world.Ask(async db =>
    {
        var found = new Dictionary<string, string>();
        foreach (var kind in db.Model.GetEntityTypes().Where(kind => kind.ClrType.IsAssignableTo(typeof(Entity))))
        {
            var kept = kind.GetProperties().Where(property => !property.IsConcurrencyToken && property.PropertyInfo?.GetCustomAttribute<NotInHistoryAttribute>() is null).ToList();
            var rows = (IQueryable<Entity>)typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(kind.ClrType).Invoke(db, null)!;
            foreach (var record in await rows.AsNoTracking().ToListAsync())
                found[$"{kind.ClrType.Name} {record.Id}"] = Fields(kept.ToDictionary(property => property.Name, property => JsonSerializer.SerializeToElement(property.PropertyInfo!.GetValue(record), Plain)));
        }

        return found;
    });

    private async Task<Dictionary<string, string>> FromHistory(DateTimeOffset at)
    {
        var entries = await world.Ask(db => db.Set<AuditEntry>().AsNoTracking().Where(entry => entry.At <= at).OrderBy(entry => entry.Id).ToListAsync());
        var records = new Dictionary<string, Dictionary<string, JsonElement>>();
        foreach (var entry in entries)
        {
            var record = $"{entry.Record} {entry.RecordId}";
            if (!records.TryGetValue(record, out var fields))
                records.Add(record, fields = []);
            foreach (var (field, value) in JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(entry.Payload.After!)!)
                fields[field] = value;
        }

        return records.ToDictionary(record => record.Key, record => Fields(record.Value));
    }

    /// <summary>A number is the same with and without zeros at its end, an instant with any of its names.</summary>
    private static string Fields(Dictionary<string, JsonElement> fields) => string.Join("; ", fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key}={Value(field.Value)}"));

    private static string Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDecimal().ToString("0.####", System.Globalization.CultureInfo.InvariantCulture),
        JsonValueKind.String when value.TryGetDateTimeOffset(out var at) && value.GetString()!.Contains('T') => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffff", System.Globalization.CultureInfo.InvariantCulture),
        _ => value.GetRawText(),
    };

    private async Task<Dictionary<Guid, IssueState>> StatesFromSteps(DateTimeOffset at) => await world.Ask(async db =>
        (await db.Issues.Include(issue => issue.Steps).Where(issue => issue.RaisedAt <= at).AsNoTracking().ToListAsync())
            .ToDictionary(issue => issue.Id, issue => issue.Steps.Where(step => step.At <= at).MaxBy(step => step.Position)?.State ?? IssueState.Open));

    private Task<List<Guid>> ValuesFromDates(DateTimeOffset at) =>
        world.Ask(db => db.Set<Observation>().Where(value => value.EnteredAt <= at && (value.EndedAt == null || value.EndedAt > at)).Select(value => value.Id).ToListAsync());

    private Task<Dictionary<Guid, decimal?>> TargetsFromDates(DateTimeOffset at) =>
        world.Ask(db => db.Set<MeasureTarget>().Where(target => target.SetAt <= at && (target.EndedAt == null || target.EndedAt > at)).ToDictionaryAsync(target => target.Id, target => target.Value));
}
