using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Confirmations;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Control.Standards;

/// <summary>A standard: the sheet in force, who has read it, what is being written or tried, and all its versions.</summary>
public static class ShowStandard
{
    private const int DaysCounted = 90;

    [Requires(Permission.ReadStandards)]
    public sealed record Query(int Number) : IQuery<View>;

    public sealed record View(
        Guid Id, int Number, uint Version, string Title, VersionState State, string PlaceCode, string PlaceName, string PlacePath, Sheet? InForce, Line? Writing, IReadOnlyList<Line> Versions, bool MayWrite, string Followed, DateOnly? LastLook,
        Reading? Reading, TrialNow? Trial);

    public sealed record Line(int Version, VersionState State, DateOnly? Until, string What);

    /// <param name="Counts">"4 of 9 team members": by role, and never by person.</param>
    /// <param name="Asked">The person is one of those who have to read it.</param>
    /// <param name="At">When they said that they have.</param>
    public sealed record Reading(int Of, IReadOnlyList<string> Counts, bool Asked, DateTimeOffset? At);

    public sealed record TrialNow(int Version, string PlaceName, DateOnly Until, string? Cycle, string? CycleAddress);

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var (standard, place) = await db.StandardToShow(user, query.Number, ct);
            var inForce = standard.Versions.SingleOrDefault(version => version.Number == standard.InForce);
            var lines = standard.Versions.OrderByDescending(version => version.Number).Select(version => LineOf(version, clock.Today())).ToList();
            var (followed, last, reading, trial) = await Facts(standard, place, ct);
            return new View(standard.Id, standard.Number, standard.Version, standard.Title, standard.State, place.Code, place.Name, place.Path,
                inForce is null ? null : Sheet.Of(standard, inForce, place.Name), standard.Writing is null ? null : lines[0], lines,
                user.Can(Permission.WriteStandards, place.Path), followed, last, reading, trial);
        }

        /// <summary>What is known beside the sheet, in one query.</summary>
        private async Task<(string Followed, DateOnly? Last, Reading? Reading, TrialNow? Trial)> Facts(Standard standard, OrgNode place, CancellationToken ct)
        {
            var quarter = clock.Today().AddDays(-DaysCounted);
            var looks = db.Confirmations.For(user, Act.Read).Where(look => look.StandardId == standard.Id && look.Day > quarter);
            var (held, readings) = (db.HeldAround(place, clock.Today()), db.StandardReadings.For(user, Act.Read));
            var (nodes, cycles) = (db.Nodes.For(user, Act.Read), db.Set<ThreadNode>().For(user, Act.Read));
            var facts = await db.Standards.For(user, Act.Read).Where(known => known.Id == standard.Id).Select(known => new
            {
                Looks = looks.Count(),
                Followed = looks.Count(look => look.Outcome == ConfirmationOutcome.Followed),
                Last = looks.Max(look => (DateOnly?)look.Day),
                Readers = known.Versions.Where(version => version.State == VersionState.Published).SelectMany(version => version.Readers).Select(reader => new
                {
                    reader.Role,
                    All = held.Where(role => role.Role == reader.Role).Select(role => role.PersonId).Distinct().Count(),
                    Read = held.Where(role => role.Role == reader.Role && readings.Any(reading => reading.VersionId == reader.VersionId && reading.PersonId == role.PersonId)).Select(role => role.PersonId).Distinct().Count(),
                }).ToList(),
                ReadAt = readings.Where(reading => reading.PersonId == user.Id && known.Versions.Any(version => version.Id == reading.VersionId && version.State == VersionState.Published)).Select(reading => (DateTimeOffset?)reading.At).FirstOrDefault(),
                Trial = known.Versions.Where(version => version.State == VersionState.Trial).Select(version => new
                {
                    version.Number,
                    version.Until,
                    Ward = nodes.Where(node => node.Id == version.TrialNodeId).Select(node => node.Name).FirstOrDefault(),
                    Cycle = cycles.Where(cycle => cycle.Id == version.TrialCycleId).Select(cycle => cycle.Title).FirstOrDefault(),
                    Address = cycles.Where(cycle => cycle.Id == version.TrialCycleId).Select(cycle => cycle.Address).FirstOrDefault(),
                }).FirstOrDefault(),
            }).AsSingleQuery().SingleAsync(ct);
            var roles = facts.Readers.Select(reader => reader.Role).ToList();
            return (facts.Looks == 0 ? $"Not looked at in the last {DaysCounted} days" : $"{ConfirmationWords.Of(facts.Followed, facts.Looks)} in the last {DaysCounted} days", facts.Last,
                standard.InForce is { } of ? new Reading(of, [.. facts.Readers.OrderBy(reader => reader.Role).Select(reader => Readers.Words(reader.Role, reader.Read, reader.All))], user.Asked(roles, place.Path), facts.ReadAt) : null,
                facts.Trial is { } trial ? new TrialNow(trial.Number, trial.Ward ?? "", trial.Until!.Value, trial.Cycle, trial.Address) : null);
        }

        private static Line LineOf(StandardVersion version, DateOnly today)
        {
            var last = version.History.MaxBy(step => step.Position)!;
            return new Line(version.Number, version.State, version.Until,
                $"{StandardWords.Of(last.Act)} by {last.Name}, {last.Post.ToLowerInvariant()}, {last.At.Words(today)}" + (last.Words.Length > 0 ? $": {last.Words}" : ""));
        }
    }
}
