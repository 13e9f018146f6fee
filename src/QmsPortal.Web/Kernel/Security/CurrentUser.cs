namespace QmsPortal.Kernel.Security;

/// <summary>A role held at a place and below it. The path ends with "/", so that a prefix is a whole place.</summary>
public sealed record Grant(Role Role, string Path)
{
    /// <summary>The short name of the place itself: the last part of the path.</summary>
    public string Place => Path.TrimEnd('/').Split('/')[^1];
}

/// <summary>Who is acting in this request, and what they may do where. Filled once from the sign-in; costs no query.</summary>
public sealed class CurrentUser
{
    /// <summary>What a wall shows: the board of the place, its charts and its huddle. Nobody's issue, no name, nothing written.</summary>
    private static readonly Permission[] OnAWall = [Permission.ReadPlaces, Permission.ReadBoards, Permission.ReadMeasures];

    private Guid? id;

    public bool IsSignedIn => id is not null;

    /// <summary>The site's own work, and the verbs of the command line.</summary>
    public bool IsTheSite { get; private set; }

    /// <summary>While others hear what happened: what follows of itself is not bounded by what whoever acted may see.</summary>
    public bool Hears { get; private set; }

    public Guid Id => id ?? throw new ForbiddenException();

    public string Name { get; private set; } = "";

    /// <summary>Post in words, "Ward sister": what stands on boards beside or in place of the name.</summary>
    public string Post { get; private set; } = "";

    public IReadOnlyList<Grant> Grants { get; private set; } = [];

    /// <summary>The permission of the request in hand; <see cref="Mediation"/> sets it from the request's own attribute.</summary>
    public Permission Acting { get; set; } = Permission.Anyone;

    public void Become(Guid person, string name, string post, IReadOnlyList<Grant> grants) =>
        (id, Name, Post, Grants) = (person, name, post, grants);

    /// <summary>A paired screen in place of a person: it reads, and changes nothing.</summary>
    public bool IsScreen { get; private set; }

    public void BecomeScreen(Guid device) => (id, Name, Grants, IsScreen) = (device, "Wall screen", [], true);

    /// <summary>For the verbs of the command line, which whoever holds the machine may use.</summary>
    public void BecomeTheSite() => IsTheSite = true;

    /// <summary>For as long as what it gives is not disposed of.</summary>
    internal IDisposable Hear()
    {
        Hears = true;
        return new Hearing(this);
    }

    public bool Can(Permission permission) => permission switch
    {
        Permission.RunTheSite => IsTheSite,
        Permission.Anyone => true,
        Permission.SignedIn => IsSignedIn,
        _ when IsScreen => OnAWall.Contains(permission),
        _ => Grants.Any(grant => grant.Role.Allows(permission)),
    };

    /// <summary>May they do this at the place with this path?</summary>
    public bool Can(Permission permission, string path) =>
        Grants.Any(grant => grant.Role.Allows(permission) && path.StartsWith(grant.Path, StringComparison.Ordinal));

    /// <summary>Paths of the places where the acting permission holds.</summary>
    public IEnumerable<string> ActingPaths => PathsOf(Acting);

    /// <summary>Paths of the places where a permission holds.</summary>
    public string[] PathsOf(Permission permission) => [.. Grants.Where(grant => grant.Role.Allows(permission)).Select(grant => grant.Path)];

    /// <summary>The role by which the person acts, for the history; where several allow it, all of them.</summary>
    public string? ActingRoleWords => Grants.Where(grant => grant.Role.Allows(Acting)).Select(grant => grant.Role.Words()).Distinct().ToList() is { Count: > 0 } roles
        ? string.Join(", ", roles)
        : null;

    private sealed class Hearing(CurrentUser user) : IDisposable
    {
        public void Dispose() => user.Hears = false;
    }
}
