using QmsPortal.Data;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Escalations;

internal static class FindTimes
{
    /// <summary>What a tier set, the first first.</summary>
    public static IQueryable<DatedTimes> TimesOf(this QmsDb db, CurrentUser user, Guid tier) => db.TierTimes.For(user, Act.Read)
        .Where(times => times.NodeId == tier).OrderBy(times => times.At).ThenBy(times => times.Id)
        .Select(times => new DatedTimes(times.At, new EscalationTimes(times.P1ReadBack, times.P1Answer, times.P2ReadBack, times.P2Answer, times.P3ReadBack, times.P3Answer)));

    /// <summary>Those in force at a moment.</summary>
    public static EscalationTimes At(this IEnumerable<DatedTimes> dated, DateTimeOffset moment) => dated.LastOrDefault(row => row.From <= moment)?.Times ?? EscalationTimes.Default;
}
