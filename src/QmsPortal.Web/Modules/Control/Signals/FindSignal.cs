using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Signals;

internal static class FindSignal
{
    public static async Task<Signal> SignalToChange(this QmsDb db, CurrentUser user, int number, uint version, CancellationToken ct)
    {
        var signal = await db.SignalsWithSteps(user).SingleOrDefaultAsync(signal => signal.Number == number, ct) ?? throw new NotFoundException();
        db.Expect(signal, version);
        return signal;
    }

    /// <summary>The signal, if what is due is still ahead of it: somebody may have answered a moment ago.</summary>
    public static async Task<Signal?> SignalDue(this QmsDb db, CurrentUser user, Due due, CancellationToken ct)
    {
        var signal = await db.SignalsWithSteps(user).SingleOrDefaultAsync(signal => signal.Id == due.Record, ct);
        return signal?.Ahead().Contains(due) is true ? signal : null;
    }

    public static IQueryable<Signal> SignalsWithSteps(this QmsDb db, CurrentUser user) =>
        db.Signals.For(user, Act.Change).Include(signal => signal.Steps.OrderBy(step => step.Position));
}
