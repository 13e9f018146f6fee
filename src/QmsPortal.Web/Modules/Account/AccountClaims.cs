using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Account;

/// <summary>What the sign-in carries: person, post and roles, so that knowing who is acting costs a page no query. Taken anew each minute.</summary>
internal sealed class AccountClaims(QmsDb db, TimeProvider clock) : IUserClaimsPrincipalFactory<Organisation.People.Account>
{
    public const string Post = "post";
    public const string Grant = "grant";
    public const string Stamp = "stamp";

    /// <summary>"id@path" of the shared device at which a short code was typed.</summary>
    private const string Device = "device";

    public async Task<ClaimsPrincipal> CreateAsync(Organisation.People.Account user)
    {
        var today = clock.Today();
        var nodes = db.Nodes;
        var person = await db.People.AsNoTracking().Where(p => p.Id == user.Id).Select(p => new
        {
            p.Name,
            p.Post,
            Grants = p.Roles.Where(role => role.ValidFrom <= today && (role.ValidTo == null || role.ValidTo > today))
                .Join(nodes, role => role.NodeId, node => node.Id, (role, node) => new { role.Role, node.Path, node.Kind }).ToList(),
        }).SingleAsync();
        var identity = new ClaimsIdentity(IdentityConstants.ApplicationScheme, ClaimTypes.Name, null);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, user.Id.ToString()));
        identity.AddClaim(new Claim(ClaimTypes.Name, person.Name));
        identity.AddClaim(new Claim(Post, person.Post));
        identity.AddClaim(new Claim(Stamp, user.SecurityStamp!));
        identity.AddClaims(person.Grants.OrderBy(grant => grant.Path).Select(grant => new Claim(Grant, $"{grant.Role}@{grant.Path}")));
        return new ClaimsPrincipal(identity);
    }

    public static void Fill(CurrentUser user, ClaimsPrincipal principal)
    {
        if (Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id))
            user.Become(id, principal.FindFirstValue(ClaimTypes.Name) ?? "", principal.FindFirstValue(Post) ?? "", [.. principal.FindAll(Grant).Select(Parse).OfType<Grant>()]);
        if (DeviceOf(principal) is { } at)
            user.StayWithin(at.Path, DeviceBounds.ByShortCode);
    }

    public static ClaimsPrincipal At(Guid device, string path, ClaimsPrincipal principal)
    {
        ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(Device, $"{device}@{path}"));
        return principal;
    }

    public static (Guid Id, string Path)? DeviceOf(ClaimsPrincipal? principal) =>
        principal?.FindFirstValue(Device)?.Split('@') is [var id, var path] ? (Guid.Parse(id), path) : null;

    private static Grant? Parse(Claim claim) =>
        claim.Value.Split('@') is [var role, var path] && Enum.TryParse<Role>(role, out var known) ? new Grant(known, path) : null;
}
