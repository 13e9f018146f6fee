using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Confirmations;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Standards;

/// <summary>A standard: the sheet in force, what is being written, and all its versions.</summary>
public static class ShowStandard
{
    private const int DaysCounted = 90;

    [Requires(Permission.ReadStandards)]
    public sealed record Query(int Number) : IQuery<View>;

    public sealed record View(
        Guid Id, int Number, uint Version, string Title, VersionState State, string PlaceCode, string PlaceName, string PlacePath, Sheet? InForce, Line? Writing, IReadOnlyList<Line> Versions, bool MayWrite, string Followed, DateOnly? LastLook);

    public sealed record Line(int Version, VersionState State, DateOnly? Until, string What);

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var (standard, place) = await db.StandardToShow(user, query.Number, ct);
            var inForce = standard.Versions.SingleOrDefault(version => version.Number == standard.InForce);
            var lines = standard.Versions.OrderByDescending(version => version.Number).Select(version => LineOf(version, clock.Today())).ToList();
            var quarter = clock.Today().AddDays(-DaysCounted);
            var looks = await db.Confirmations.For(user, Act.Read).Where(look => look.StandardId == standard.Id && look.Day > quarter).GroupBy(_ => 1)
                .Select(all => new { All = all.Count(), Followed = all.Count(look => look.Outcome == ConfirmationOutcome.Followed), Last = all.Max(look => look.Day) }).SingleOrDefaultAsync(ct);
            return new View(standard.Id, standard.Number, standard.Version, standard.Title, standard.State, place.Code, place.Name, place.Path,
                inForce is null ? null : Sheet.Of(standard, inForce, place.Name), standard.Writing is null ? null : lines[0], lines,
                user.Can(Permission.WriteStandards, place.Path), looks is null ? $"Not looked at in the last {DaysCounted} days" : $"{ConfirmationWords.Of(looks.Followed, looks.All)} in the last {DaysCounted} days", looks?.Last);
        }

        private static Line LineOf(StandardVersion version, DateOnly today)
        {
            var last = version.History.MaxBy(step => step.Position)!;
            return new Line(version.Number, version.State, version.Until,
                $"{StandardWords.Of(last.Act)} by {last.Name}, {last.Post.ToLowerInvariant()}, {last.At.Words(today)}" + (last.Words.Length > 0 ? $": {last.Words}" : ""));
        }
    }
}
