using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Huddles;

namespace QmsPortal.Modules.Control.Signals;

/// <summary>The team looked at what its charts signal: from then on the signals are seen. They still wait for their answer.</summary>
internal sealed class SignalsHearHuddles(QmsDb db, CurrentUser user, IdSource ids) : IHear<SignalsShown>
{
    public async Task Hear(SignalsShown what, CancellationToken ct)
    {
        var shown = await db.SignalsWithSteps(user)
            .Where(signal => signal.NodeId == what.Node && (signal.State == SignalState.Raised || signal.State == SignalState.Seen) && signal.RaisedAt <= what.At)
            .OrderBy(signal => signal.RaisedAt).Take(100).ToListAsync(ct);
        foreach (var signal in shown)
            signal.LookAt(ids.Next(), new SignalAct(what.By, what.At));
    }
}
