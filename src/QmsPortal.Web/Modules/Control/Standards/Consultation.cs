using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Standards;

/// <summary>Who is asked what they think of a version, and until when.</summary>
public sealed record Consultation(DateOnly Until, IReadOnlyList<Role> Asked)
{
    /// <summary>Those who are asked to read, and those for whom the work is done.</summary>
    public static readonly IReadOnlyList<Role> Roles = [.. Readers.Roles, Role.PatientPartner];

    public static readonly IReadOnlyList<Choice> Choices = [.. Roles.Select(role => new Choice(role.ToString(), $"{role.Words()}s"))];

    /// <summary>A version that was returned is heard anew, and by others perhaps.</summary>
    public static IReadOnlyList<Role> Latest(IReadOnlyCollection<AskedRole> asked) =>
        asked.Count == 0 ? [] : [.. asked.Where(one => one.Position == asked.Max(other => other.Position)).Select(one => one.Role)];

    /// <summary>"team members, patient partners".</summary>
    public static string Words(IEnumerable<Role> roles) => string.Join(", ", roles.Order().Select(role => $"{role.Words().ToLowerInvariant()}s"));

    /// <summary>"1 comment", "3 comments".</summary>
    public static string Count(int comments) => comments == 0 ? "No comments" : comments == 1 ? "1 comment" : $"{comments} comments";
}

/// <summary>A role that was asked, by the step in which it was.</summary>
public sealed record AskedRole(int Position, Role Role);

internal static class Commenting
{
    public static bool MayComment(this CurrentUser user, IReadOnlyCollection<Role> asked, string path) =>
        user.Asked(asked, path) || user.Can(Permission.WriteStandards, path) || user.Can(Permission.ApproveStandards, path);
}
