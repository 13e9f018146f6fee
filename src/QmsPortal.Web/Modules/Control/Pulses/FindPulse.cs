using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Pulses;

internal static class FindPulse
{
    /// <summary>Those of the person's own line: of their place and above, which ask them, and of the places below, which they lead.</summary>
    public static IQueryable<Pulse> PulsesOfTheirs(this QmsDb db, CurrentUser user)
    {
        var (nodes, below) = (db.Nodes.For(user, Act.Read), db.Nodes.For(user, Permission.AnswerPulses));
        string[] held = user.PathsOf(Permission.AnswerPulses);
        return db.Pulses.For(user, Act.Read).Where(pulse => below.Any(node => node.Id == pulse.NodeId)
            || nodes.Any(node => node.Id == pulse.NodeId && held.Any(path => EF.Functions.Like(path, node.Path + "%"))));
    }

    /// <summary>Whether the person is among those it asks: they work at its place or below.</summary>
    public static bool IsAsked(this CurrentUser user, string path) => user.PathsOf(Permission.AnswerPulses).Any(held => held.StartsWith(path, StringComparison.Ordinal));

    /// <summary>A code of who answered which: the same each time, and made by nobody who has the database alone.</summary>
    public static byte[] MarkOf(this AuditKey key, Guid pulse, Guid person) => key.Mac([.. "pulse"u8, .. pulse.ToByteArray(), .. person.ToByteArray()]);
}
