using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Standards;

/// <summary>A standard: the sheet in force, what is being written, and all its versions.</summary>
public static class ShowStandard
{
    [Requires(Permission.ReadStandards)]
    public sealed record Query(int Number) : IQuery<View>;

    public sealed record View(
        Guid Id, int Number, uint Version, string Title, VersionState State, string PlaceCode, string PlaceName, string PlacePath, Sheet? InForce, Line? Writing, IReadOnlyList<Line> Versions, bool MayWrite);

    public sealed record Line(int Version, VersionState State, DateOnly? Until, string What);

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var (standard, place) = await db.StandardToShow(user, query.Number, ct);
            var inForce = standard.Versions.SingleOrDefault(version => version.Number == standard.InForce);
            var lines = standard.Versions.OrderByDescending(version => version.Number).Select(version => LineOf(version, clock.Today())).ToList();
            return new View(standard.Id, standard.Number, standard.Version, standard.Title, standard.State, place.Code, place.Name, place.Path,
                inForce is null ? null : Sheet.Of(standard, inForce, place.Name), standard.Writing is null ? null : lines[0], lines,
                user.Can(Permission.WriteStandards, place.Path));
        }

        private static Line LineOf(StandardVersion version, DateOnly today)
        {
            var last = version.History.MaxBy(step => step.Position)!;
            return new Line(version.Number, version.State, version.Until,
                $"{StandardWords.Of(last.Act)} by {last.Name}, {last.Post.ToLowerInvariant()}, {last.At.Words(today)}" + (last.Words.Length > 0 ? $": {last.Words}" : ""));
        }
    }
}
