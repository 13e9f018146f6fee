using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Attachments;
using QmsPortal.Modules.Organisation;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Actions;

/// <summary>An action, the issue it is about, and what became of it step by step.</summary>
public static class ShowAction
{
    [Requires(Permission.ReadIssues)]
    public sealed record Query(int Number) : IQuery<View>;

    /// <param name="Owners">Who may have it instead, for those who may give it on.</param>
    public sealed record View(
        Guid Id, int Number, uint Version, string Words, ActionState State, Effect? Effect, DateOnly FirstBy, DateOnly By, int Moves, int CheckAfterWeeks, DateOnly? CheckOn, string Owner, bool Mine,
        int Issue, string IssueWords, string PlaceCode, string PlaceName, IReadOnlyList<Step> Steps, IReadOnlyList<AttachedFiles.Row> Files, ActionRights May, IReadOnlyList<Choice> Owners);

    public sealed record Step(ActionMove Move, string Words, DateOnly? Day, string? Owner, string By, DateTimeOffset At);

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var (people, files) = (db.People.For(user, Act.Read), db.Attachments.For(user, Act.Read));
            var found = await (
                from action in db.Actions.For(user, Act.Read).AsNoTracking()
                join issue in db.Issues.For(user, Act.Read) on action.IssueId equals issue.Id
                join node in db.Nodes.For(user, Act.Read) on action.NodeId equals node.Id
                join owner in people on action.OwnerId equals owner.Id
                where action.Number == query.Number
                select new
                {
                    action,
                    Issue = issue.Number,
                    IssueWords = issue.Words,
                    node.Code,
                    node.Name,
                    node.Path,
                    Owner = owner.LeftAt == null ? $"{owner.Name}, {owner.Post}" : $"{owner.Name}, {owner.Post} (has left)",
                    Steps = action.Steps.Join(people, step => step.ById, doer => doer.Id, (step, doer) => new { step, By = $"{doer.Post}, {doer.Name}" })
                        .LeftJoin(people, row => row.step.OwnerId, to => (Guid?)to.Id, (row, to) => new { row.step.Position, Step = new Step(row.step.Move, row.step.Words, row.step.Day, to == null ? null : to.Name, row.By, row.step.At) }).ToList(),
                    Files = files.Where(file => file.RecordId == action.Id).Join(people, file => file.ById, giver => giver.Id, (file, giver) => new { File = file, By = giver.Name }).ToList(),
                }).AsSingleQuery().SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
            var a = found.action;
            var reaches = user.ReachesTheirsAt(found.Path, Permission.DoActions);
            var may = new ActionRights(a.State, a.OwnerId == user.Id && reaches, user.Can(Permission.AnswerIssues, found.Path), user.Can(Permission.DoActions, found.Path), a.CheckOn <= clock.Today());
            var owners = may.Give ? await db.OwnersAt(user, a.NodeId, a.IssueId, clock.Today()).Where(person => person.Id != a.OwnerId).OrderBy(person => person.Name).Select(person => new Choice(person.Id.ToString(), $"{person.Name}, {person.Post}")).ToListAsync(ct) : [];
            return new View(a.Id, a.Number, a.Version, a.Words, a.State, a.Effect, a.FirstBy, a.By, a.Moves, a.CheckAfterWeeks, a.CheckOn, found.Owner, a.OwnerId == user.Id,
                found.Issue, found.IssueWords, found.Code, found.Name, [.. found.Steps.OrderBy(row => row.Position).Select(row => row.Step)],
                [.. found.Files.OrderBy(row => row.File.At).Select(row => row.File.ToRow(row.By, (row.File.ById == user.Id && reaches) || may.Leads))], may, owners);
        }
    }
}

/// <summary>What this person may do with an action as it stands now.</summary>
public sealed record ActionRights(ActionState State, bool IsOwner, bool Leads, bool WorksHere, bool HadItsTime)
{
    private bool IsToDo => State is ActionState.Open or ActionState.Doing;
    public bool Start => IsOwner && State is ActionState.Open;
    public bool Finish => IsOwner && State is ActionState.Doing;
    public bool Move => IsToDo && (IsOwner || Leads);
    public bool Give => IsToDo && Leads;
    public bool Cancel => IsToDo && Leads;
    public bool Check => State is ActionState.Done && HadItsTime && WorksHere && !IsOwner;
    public bool Attach => !ActionItem.IsOver(State) && (IsOwner || WorksHere);
}
