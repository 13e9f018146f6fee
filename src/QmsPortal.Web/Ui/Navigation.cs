using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Ui;

/// <summary>The words of row 2 that lead somewhere at a place, for this person.</summary>
public static class Navigation
{
    public sealed record Word(string Text, string Address);

    public static IReadOnlyList<Word> Words(ShowPlace.View place, CurrentUser user)
    {
        var words = new List<Word>();
        if (place.IsTeam && user.Can(Permission.ReadBoards))
            words.Add(new("Today", $"/at/{place.Code}"));
        if (!place.IsTeam && !place.IsComparison && user.Can(Permission.ReadBoards))
            words.Add(new("Overview", $"/at/{place.Code}/overview"));
        if (user.Can(Permission.ReadMeasures))
            words.Add(new("Measures", $"/at/{place.Code}/measures"));
        if (!place.IsComparison && user.Can(Permission.ReadProjects))
            words.Add(new("Improvement", $"/at/{place.Code}/improvement"));
        if (!place.IsComparison && user.Can(Permission.ReadFrameworks))
            words.Add(new("Assurance", $"/at/{place.Code}/assurance"));
        if (!place.IsComparison && user.Can(Permission.ReadPlans))
            words.Add(new("Plan", $"/at/{place.Code}/plan"));
        return words;
    }

    /// <summary>The page a person lands on: their board, their overview, or what their role is for.</summary>
    public static string StartOf(CurrentUser user)
    {
        if (user.Grants.Count == 0)
            return "/me";
        if (user.Grants.FirstOrDefault(grant => grant.Role is Role.TeamMember or Role.TeamLead) is { } team)
            return $"/at/{team.Place}";
        var grant = user.Grants[0];
        return grant.Role switch
        {
            Role.DataSteward => $"/at/{grant.Place}/measures",
            Role.PatientPartner => $"/at/{grant.Place}/plan",
            _ when grant.Role.Allows(Permission.ReadBoards) => $"/at/{grant.Place}/overview",
            _ when grant.Role.Allows(Permission.ReadMeasures) => $"/at/{grant.Place}/measures",
            _ when grant.Role.Allows(Permission.ManagePlaces) => "/settings",
            _ => "/me",
        };
    }

    /// <summary>The code of the person's own place; null, the whole organisation, where they hold no role.</summary>
    public static string? HomeOf(CurrentUser user) =>
        user.Grants.OrderByDescending(grant => grant.Role is Role.TeamMember or Role.TeamLead).FirstOrDefault()?.Place;

    /// <summary>Where an issue is raised from here: this ward, else the person's own.</summary>
    public static string RaiseAddress(ShowPlace.View? place, CurrentUser user, string? from = null)
    {
        var at = place is { IsTeam: true } ? place.Code : user.Grants.FirstOrDefault(grant => grant.Role.Allows(Permission.RaiseIssues))?.Place;
        return $"/raise?at={at}" + (from is null ? "" : $"&from={from}");
    }
}
