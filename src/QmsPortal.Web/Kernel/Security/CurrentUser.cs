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
    private Guid? id;

    /// <summary>At a device that is not the person's own, all that can be done there: <see cref="DeviceBounds"/>. Null everywhere else.</summary>
    private Permission[]? bounds;

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

    /// <summary>A paired device in place of a person: it reads, and changes nothing.</summary>
    public bool IsDevice { get; private set; }

    /// <summary>A person who signed with a short code at a device that others use next.</summary>
    public bool IsAtSharedDevice => bounds is not null && !IsDevice;

    /// <summary>Seconds without a touch after which the page ends their time there.</summary>
    public int? FinishAfter => IsAtSharedDevice ? 120 : null;

    /// <summary>Whose restricted, private and own records are shown: on a device that others look at, nobody's.</summary>
    public Guid ReadsInPrivateAs => bounds is null ? Id : Guid.Empty;

    /// <summary>What is theirs they may go on with wherever it is; on a device that others use next at its own place alone.</summary>
    public bool ReachesTheirsAt(string path, Permission permission) => bounds is null || Can(permission, path);

    public void BecomeDevice(Guid device, string name, string path, Permission[] bound) =>
        (id, Name, Grants, IsDevice, bounds) = (device, name, [new Grant(Role.TeamMember, path)], true, bound);

    /// <summary>From now on no more than at the device's own place, and of that only what a short code is good for.</summary>
    public void StayWithin(string path, Permission[] bound) =>
        (Grants, bounds) = ([.. Grants.Where(grant => path.StartsWith(grant.Path, StringComparison.Ordinal)).Select(grant => grant with { Path = path })], bound);

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
        Permission.OnOwnDevice => IsSignedIn && bounds is null,
        _ => Grants.Any(grant => Allows(grant, permission)),
    };

    /// <summary>For pages about what is theirs alone.</summary>
    public void MustBeOnOwnDevice()
    {
        if (!Can(Permission.OnOwnDevice))
            throw new ForbiddenException();
    }

    /// <summary>May they do this at the place with this path?</summary>
    public bool Can(Permission permission, string path) =>
        Grants.Any(grant => Allows(grant, permission) && path.StartsWith(grant.Path, StringComparison.Ordinal));

    /// <summary>Paths of the places where the acting permission holds.</summary>
    public IEnumerable<string> ActingPaths => PathsOf(Acting);

    /// <summary>Paths of the places where a permission holds.</summary>
    public string[] PathsOf(Permission permission) => [.. Grants.Where(grant => Allows(grant, permission)).Select(grant => grant.Path)];

    /// <summary>The role by which the person acts, for the history; where several allow it, all of them.</summary>
    public string? ActingRoleWords => Grants.Where(grant => grant.Role.Allows(Acting)).Select(grant => grant.Role.Words()).Distinct().ToList() is { Count: > 0 } roles
        ? string.Join(", ", roles)
        : null;

    private bool Allows(Grant grant, Permission permission) => grant.Role.Allows(permission) && (bounds is null || bounds.Contains(permission));

    private sealed class Hearing(CurrentUser user) : IDisposable
    {
        public void Dispose() => user.Hears = false;
    }
}
