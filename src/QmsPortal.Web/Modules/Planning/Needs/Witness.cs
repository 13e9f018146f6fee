using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Planning.Needs;

/// <summary>Whoever says that a need is right, or met: a patient partner, or somebody outside the service it is about.</summary>
/// <param name="IsOfTheLine">Works in that service or leads it: a part of it, or what it is a part of.</param>
public sealed record Witness(Guid Person, bool IsPatientPartner, bool IsOfTheLine)
{
    /// <param name="path">The place that the need is about.</param>
    public static Witness Of(CurrentUser user, string path) => new(user.Id, user.Grants.Any(grant => grant.Role is Role.PatientPartner), user.Grants.Any(grant => IsOf(grant, path)));

    /// <summary>Executives answer for every service and so stand outside each, but not outside the whole.</summary>
    private static bool IsOf(Grant grant, string path) => grant.Role switch
    {
        Role.TeamMember or Role.TeamLead or Role.ServiceLead => path.StartsWith(grant.Path, StringComparison.Ordinal) || grant.Path.StartsWith(path, StringComparison.Ordinal),
        Role.Executive => grant.Path == path,
        _ => false,
    };
}
