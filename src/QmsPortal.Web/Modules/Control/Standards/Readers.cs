using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Standards;

/// <summary>Who is asked to read a version: whoever holds one of its roles where the standard holds, above it or below it.</summary>
public static class Readers
{
    /// <summary>With fewer people a count would say what one of them did.</summary>
    public const int FewestCounted = 3;

    /// <summary>Those who do the work and those who lead it.</summary>
    public static readonly IReadOnlyList<Role> Roles = [Role.TeamMember, Role.TeamLead, Role.ServiceLead, Role.ImprovementLead, Role.QualityManager, Role.Assessor];

    public static readonly IReadOnlyList<Choice> Choices = [.. Roles.Select(role => new Choice(role.ToString(), $"{role.Words()}s"))];

    public static bool Asked(this CurrentUser user, IReadOnlyCollection<Role> roles, string path) => user.Grants.Any(grant => roles.Contains(grant.Role)
        && (path.StartsWith(grant.Path, StringComparison.Ordinal) || grant.Path.StartsWith(path, StringComparison.Ordinal)));

    /// <summary>The paths of the places from the top down to one: "/a/", "/a/b/".</summary>
    public static IEnumerable<string> Line(string path) => Enumerable.Range(1, path.Length).Where(length => path[length - 1] == '/' && length > 1).Select(length => path[..length]);

    /// <summary>"4 of 9 team members".</summary>
    public static string Words(Role role, int read, int all) => all == 0 ? $"Nobody is a {role.Words().ToLowerInvariant()} here"
        : all < FewestCounted ? $"Fewer than {FewestCounted} {role.Words().ToLowerInvariant()}s, so they are not counted"
        : $"{read} of {all} {role.Words().ToLowerInvariant()}s";
}
