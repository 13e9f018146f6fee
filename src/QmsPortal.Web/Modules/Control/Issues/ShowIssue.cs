using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Actions;
using QmsPortal.Modules.Control.Attachments;
using QmsPortal.Modules.Control.Escalations;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Issues;

/// <summary>An issue and everything that became of it.</summary>
public static class ShowIssue
{
    [Requires(Permission.ReadIssues)]
    public sealed record Query(int Number) : IQuery<View>;

    public sealed record View(
        Guid Id, int Number, uint Version, string Words, string? WallWords, IssueKind Kind, IssueState State, string PlaceCode, string PlaceName, string PlacePath,
        DateTimeOffset RaisedAt, bool RaisedByMe, string RaisedByPost, string Where, IReadOnlyList<Step> Steps, IReadOnlyList<Note> Notes, bool MaySayMore, IReadOnlyList<Above> Escalations, bool MayEscalate, bool MayRestrict, Restriction? Restricted,
        IReadOnlyList<IssueAction> Actions, IReadOnlyList<AttachedFiles.Row> Files, bool MayAttach)
    {
        /// <summary>Theirs to go on with wherever it is; at a device that others use next only what is there.</summary>
        public bool IsTheirs { get; init; }

        /// <summary>Until when whoever raised it may say that it did not work after all; null where nobody else has said that it did.</summary>
        public DateTimeOffset? MayReopenUntil(Guid person) => State is IssueState.Confirmed && RaisedByMe && Steps[^1].ById != person ? Steps[^1].At.AddDays(Issue.DaysToReopen) : null;

        /// <summary>Whoever answered may not confirm.</summary>
        public Guid? AnsweredBy => State is IssueState.Solved ? Steps[^1].ById : null;

        /// <summary>The read-back of this step, or the reason for it.</summary>
        public string? SaidAt(Step step) => Escalations.SelectMany(above => above.Said).FirstOrDefault(said => said.Is(step))?.Words;
    }

    public sealed record Step(IssueState State, string Words, DateOnly? Due, DateTimeOffset At, string? Who, string? Post, Guid? ById)
    {
        /// <summary>A step nobody took is the portal's own.</summary>
        public string By => ById is null ? "the portal" : $"{Who}, {Post?.ToLowerInvariant()}";
    }

    /// <summary>What somebody added.</summary>
    public sealed record Note(string Words, DateTimeOffset At, string Who, string Post)
    {
        public string By => $"{Who}, {Post.ToLowerInvariant()}";
    }

    /// <summary>What somebody does about it.</summary>
    public sealed record IssueAction(int Number, string Words, ActionState State, Effect? Effect, DateOnly By, DateOnly? CheckOn, int Moves, string Owner);

    /// <summary>An escalation of it, the newest first.</summary>
    public sealed record Above(int Number, EscalationState State, IReadOnlyList<Said> Said)
    {
        public string Words => EscalationWords.Of(State).ToLowerInvariant();
    }

    /// <summary>What a receiver said at a step that the issue has in fewer words.</summary>
    public sealed record Said(EscalationMove Move, string Words, string ToWords, DateTimeOffset? Due, DateTimeOffset At, Guid? ById)
    {
        public bool Is(Step step) => step.State is IssueState.Escalated && step.At == At && step.ById == ById && step.Words == EscalationWords.Of(Move, ToWords, Due);
    }

    /// <summary>Who can see it while it is restricted, why, and for whoever raised it who did.</summary>
    public sealed record Restriction(string Reason, string By, DateTimeOffset At, IReadOnlyList<Named> People, IReadOnlyList<Look> SeenBy);

    public sealed record Named(Guid Id, string Name, string Post, bool Stays)
    {
        public string Words => $"{Name}, {Post.ToLowerInvariant()}";
    }

    public sealed record Look(string Who, DateTimeOffset At);

    internal sealed class Handler(QmsDb db, CurrentUser user, RestrictedReads reads, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var people = db.People.For(user, Act.Read);
            var (me, restrictions, looks) = (user.Id, db.Restrictions.For(user, Act.Read), db.RestrictedReads.For(user, Act.Read));
            var (escalations, actions, files, notes) = (db.Escalations.For(user, Act.Read), db.Actions.For(user, Act.Read), db.Attachments.For(user, Act.Read), db.IssueNotes.For(user, Act.Read));
            var found = await (
                from issue in db.Issues.For(user, Act.Read).AsNoTracking()
                join node in db.Nodes.For(user, Act.Read) on issue.NodeId equals node.Id
                join raiser in people on issue.RaisedBy equals raiser.Id
                where issue.Number == query.Number
                select new
                {
                    issue,
                    node,
                    raiser.Post,
                    Steps = issue.Steps.OrderBy(step => step.Position).LeftJoin(people, step => step.ById, person => (Guid?)person.Id,
                        (step, person) => new Step(step.State, step.Words, step.Due, step.At, person == null ? null : person.Name, person == null ? null : person.Post, step.ById)).ToList(),
                    Notes = notes.Where(note => note.RecordId == issue.Id).OrderBy(note => note.At).Join(people, note => note.ById, person => person.Id, (note, person) => new Note(note.Words, note.At, person.Name, person.Post)).ToList(),
                    HasAction = actions.Any(action => action.IssueId == issue.Id && action.OwnerId == me),
                    Escalations = escalations.Where(escalation => escalation.IssueId == issue.Id).OrderByDescending(escalation => escalation.Number).Select(escalation => new Above(escalation.Number, escalation.State,
                        escalation.Steps.Where(step => step.Words != "").OrderBy(step => step.Position).Select(step => new Said(step.Move, step.Words, step.ToWords, step.Due, step.At, step.ById)).ToList())).ToList(),
                    Actions = actions.Where(action => action.IssueId == issue.Id).Join(people, action => action.OwnerId, owner => owner.Id,
                        (action, owner) => new IssueAction(action.Number, action.Words, action.State, action.Effect, action.By, action.CheckOn, action.Moves, owner.Name + ", " + owner.Post)).ToList(),
                    Files = files.Where(file => file.RecordId == issue.Id).Join(people, file => file.ById, giver => giver.Id, (file, giver) => new { File = file, By = giver.Name }).ToList(),
                    Restricted = restrictions.Where(r => r.RecordId == issue.Id).Select(r => new
                    {
                        r.Reason,
                        r.RestrictedAt,
                        By = people.Where(person => person.Id == r.RestrictedBy).Select(person => person.Name).First(),
                        People = r.People.Where(named => named.EndedAt == null).Join(people, named => named.PersonId, person => person.Id,
                            (named, person) => new Named(person.Id, person.Name, person.Post, person.Id == issue.RaisedBy)).ToList(),
                        SeenBy = looks.Where(look => issue.RaisedBy == me && look.RecordId == issue.Id && look.PersonId != me)
                            .OrderByDescending(look => look.At).Take(50)
                            .Join(people, look => look.PersonId, person => person.Id, (look, person) => new Look(person.Name, look.At)).ToList(),
                    }).FirstOrDefault(),
                }).AsSingleQuery().SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
            var i = found.issue;
            var mine = i.RaisedBy == me;
            var theirs = mine && user.ReachesTheirsAt(found.node.Path, Permission.ReadIssues);
            if (found.Restricted is not null)
                await reads.Keep(i.Id, me, clock.GetUtcNow(), ct);
            return new View(i.Id, i.Number, i.Version, i.Words, i.WallWords, i.Kind, i.State, found.node.Code, found.node.Name, found.node.Path,
                i.RaisedAt, mine, found.Post,
                IssueWords.Where(i.State, i.With, i.Due, clock.Today()), found.Steps, [.. found.Notes.OrderBy(note => note.At)],
                i.State is not IssueState.Confirmed && user.Can(Permission.DoActions) && (theirs || (found.HasAction && user.ReachesTheirsAt(found.node.Path, Permission.DoActions)) || user.Can(Permission.RaiseIssues, found.node.Path)), found.Escalations,
                i.State is IssueState.Open or IssueState.Acting or IssueState.Parked && found.Restricted is null && (user.Can(Permission.EscalateIssues, found.node.Path) || (theirs && user.Can(Permission.EscalateIssues))),
                user.Can(Permission.RestrictIssues) && (theirs || user.Can(Permission.AnswerIssues, found.node.Path)),
                found.Restricted is { } r ? new Restriction(r.Reason, r.By, r.RestrictedAt, [.. r.People.OrderBy(person => person.Name, StringComparer.CurrentCulture)], [.. r.SeenBy.OrderByDescending(look => look.At)]) : null,
                [.. found.Actions.OrderBy(action => action.Number)], [.. found.Files.OrderBy(row => row.File.At).Select(row => row.File.ToRow(row.By, (row.File.ById == me && user.ReachesTheirsAt(found.node.Path, Permission.DoActions)) || user.Can(Permission.AnswerIssues, found.node.Path)))],
                user.Can(Permission.DoActions, found.node.Path) || (theirs && user.Can(Permission.DoActions)))
            {
                IsTheirs = theirs,
            };
        }
    }
}
