using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Organisation.Places;

/// <summary>One place and the places above it. Without a code: the whole organisation.</summary>
public static class ShowPlace
{
    [Requires(Permission.SignedIn)]
    public sealed record Query(string? Code) : IQuery<View>;

    /// <summary>Above runs from the top down and leaves out the place itself.</summary>
    public sealed record View(Guid Id, string Code, string Name, NodeKind Kind, string Path, DateOnly? ClosedOn, Step? BecamePartOf, IReadOnlyList<Step> Above)
    {
        public bool IsTeam => Kind is NodeKind.Ward;
        public bool IsComparison => Kind is NodeKind.Comparison;
        public string Organisation => Above.Count == 0 ? Name : Above[0].Name;

        /// <summary>"Whole organisation" stands for the top in row 1.</summary>
        public string NameInRow => Above.Count == 0 ? "Whole organisation" : Name;
        public string InWords => Kind is NodeKind.Ward ? $"on {Name}" : Above.Count == 0 ? "in the whole organisation" : $"in {Name}";
    }

    public sealed record Step(string Code, string Name);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var nodes = db.Nodes.For(user, Act.Read).AsNoTracking();
            var line = query.Code is null
                ? await nodes.Where(node => node.ParentId == null).ToListAsync(ct)
                : await nodes.Where(node => nodes.Any(place => place.Code == query.Code && EF.Functions.Like(place.Path, node.Path + "%")))
                    .OrderBy(node => node.Path.Length).ToListAsync(ct);
            if (line.Count == 0)
                throw new NotFoundException();
            var place = line[^1];
            return new View(place.Id, place.Code, place.Name, place.Kind, place.Path, place.ValidTo,
                line.Count > 1 && line[^2].Kind == place.Kind ? new Step(line[^2].Code, line[^2].Name) : null,
                [.. line.SkipLast(1).Select(node => new Step(node.Code, node.Name))]);
        }
    }
}
