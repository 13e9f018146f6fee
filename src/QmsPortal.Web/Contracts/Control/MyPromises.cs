using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Contracts.Control;

/// <summary>What the person promised wards on visits and has not kept yet, what is due first before the rest. Answered by Control.</summary>
public static class MyPromises
{
    [Requires(Permission.VisitWards)]
    public sealed record Query(int Rows = 50) : IQuery<IReadOnlyList<Row>>;

    public sealed record Row(int Visit, string What, string State, string StateColour, string When, bool IsLate, string PlaceName);
}
