using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Assurance.Frameworks;

internal static class FindResult
{
    /// <summary>The result that is there, as it was when the form was shown.</summary>
    public static async Task<RequirementResult> ResultToChange(this QmsDb db, CurrentUser user, string? framework, string? requirement, string? place, uint version, CancellationToken ct)
    {
        var address = RequirementResult.AddressOf(framework, requirement, place);
        var result = await db.Results.For(user, Act.Change).Include(r => r.Steps.OrderBy(step => step.Position)).SingleOrDefaultAsync(r => r.Address == address, ct) ?? throw new NotFoundException();
        db.Expect(result, version);
        return result;
    }

    /// <summary>The result of a requirement at a place; begun here if nobody has said or shown anything yet. The acting permission holds at the place.</summary>
    public static async Task<RequirementResult> ResultAt(this QmsDb db, CurrentUser user, IdSource ids, string? framework, string? requirement, OrgNode place, CancellationToken ct)
    {
        var address = RequirementResult.AddressOf(framework, requirement, place.Code);
        if (await db.Results.For(user, Act.Read).Include(r => r.Steps.OrderBy(step => step.Position)).SingleOrDefaultAsync(r => r.Address == address, ct) is { } begun)
            return begun;
        var asked = await db.Requirements.For(user, Act.Read)
            .Join(db.Frameworks.For(user, Act.Read), r => r.FrameworkId, f => f.Id, (r, f) => new { r, f.Code })
            .Where(found => found.Code == framework && found.r.Code == requirement).Select(found => found.r).SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
        if (!asked.IsAssessable)
            throw new DomainException("This is a heading. Choose one of the requirements below it.");
        var result = new RequirementResult(ids.Next(), asked.FrameworkId, asked.Id, place.Id, $"{asked.Code} {asked.Title}", address);
        db.Add(result);
        return result;
    }

    /// <summary>An open place of the organisation itself at which the person may do this.</summary>
    public static async Task<OrgNode> PlaceToAct(this QmsDb db, CurrentUser user, string? code, DateOnly today, CancellationToken ct)
    {
        var acting = user.Acting;
        var place = await db.Nodes.For(user, acting).Get(code, ct);
        if (place.Kind is NodeKind.Comparison || !place.IsOpenOn(today))
            throw new DomainException("Choose an open place of the organisation.");
        return place;
    }
}
