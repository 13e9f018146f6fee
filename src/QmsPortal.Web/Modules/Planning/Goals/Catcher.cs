using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Planning.Goals;

/// <summary>
/// Whoever answers a goal that was thrown. A goal is caught at its own place: by the lead of the team, the service lead of the
/// directorate or division, or, for the whole organisation, by another executive. Who leads a place above it does not catch for it.
/// </summary>
/// <param name="WhoElse">"the team lead of Ward 7": whom to ask in their stead.</param>
public sealed record Catcher(Guid Person, bool LeadsThePlace, string WhoElse)
{
    internal static Catcher Of(CurrentUser user, OrgNode place) => new(user.Id, Leads(user, place.Path), WhoAnswers(place.Kind, place.Name));

    public static bool Leads(CurrentUser user, string path) => user.Grants.Any(grant => grant.Role.Allows(Permission.CatchGoals) && grant.Path == path);

    public static string WhoAnswers(NodeKind kind, string place) => kind switch
    {
        NodeKind.Organisation => "another executive",
        NodeKind.Ward => $"the team lead of {place}",
        _ => $"the service lead of {place}",
    };
}
