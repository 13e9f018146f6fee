using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel.Outbox;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.People;

namespace QmsPortal.Modules.Improvement.Ideas;

/// <summary>Whoever had an idea hears that something became of it: its number and place, never what was said.</summary>
internal static class IdeaMail
{
    /// <summary>Not of a step that they took themselves: they know.</summary>
    public static async Task TellWhoHadIt(this MailQueue mail, QmsDb db, CurrentUser user, Idea idea, CancellationToken ct)
    {
        var step = idea.Steps[^1];
        if (!mail.IsOn || step.ById == idea.RaisedBy)
            return;
        var raiser = await db.MayBeTold(idea.Id).Where(person => person.Id == idea.RaisedBy).Select(person => person.Id).ToListAsync(ct);
        var place = await db.Nodes.For(user, Act.Read).Where(node => node.Id == idea.NodeId).Select(node => node.Name).SingleAsync(ct);
        var news = step.Position == 1 ? "has an answer" : "has news";
        await mail.Add(raiser, new Letter($"idea-moved:{step.Id}", $"Idea {idea.Number} at {place} {news}",
            $"""
            Your idea {idea.Number} at {place} {news}. Please read what becomes of it.

            {mail.LinkTo($"/ideas/{idea.Number}")}You get this because you had the idea. The portal is not for emergencies: if a patient is in danger, telephone.

            """), ct);
    }
}
