using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Signals;

/// <summary>An issue raised from a signal whose cause is known is what is done about it.</summary>
internal sealed class SignalsHearIssues(QmsDb db, CurrentUser user, IdSource ids, DueTimes due) : IHear<IssueRaised>
{
    public async Task Hear(IssueRaised what, CancellationToken ct)
    {
        if (what.Signal is not { } from)
            return;
        var signal = await db.SignalsWithSteps(user).SingleAsync(signal => signal.Id == from, ct);
        if (signal is not { State: SignalState.Answered, Answer: SignalAnswer.AssignableCause or SignalAnswer.Improvement })
            return;
        signal.ActOn(ids.Next(), $"Issue {what.Number} was raised", new SignalAct(what.By, what.At));
        await due.Keep(signal.Id, signal.Ahead(), ct);
    }
}
