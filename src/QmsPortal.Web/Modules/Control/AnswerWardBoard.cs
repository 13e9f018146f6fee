using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Contracts.Improvement;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Boards;
using QmsPortal.Modules.Control.Huddles;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control;

internal sealed class AnswerWardBoard(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<WardBoard.Query, WardBoard.View>
{
    private const int MostAnswers = 10;

    /// <summary>What is due later stands on the page of the issue.</summary>
    private const int DaysAhead = 7;

    public async Task<WardBoard.View> Handle(WardBoard.Query query, CancellationToken ct)
    {
        var (measures, huddle, board, ideas, updates) = await MeasuresAndHuddle(query.Place, ct);
        var (answers, returned, actions) = await CameBack(query.Place, ct);
        return new WardBoard.View(measures, answers, returned, huddle, board?.Tiles ?? [], board?.Face ?? BoardFace.Empty, actions, ideas, updates);
    }

    /// <summary>The measures the place itself takes, also those without a value yet, each with its signal that waits, who entered it and who pinned it; where today's huddle
    /// stands, what the team chose and wrote, which ideas wait, and when anything of a kind last changed. In one query.</summary>
    private async Task<(IReadOnlyList<MeasureSummaries.Row>, TodaysHuddle.View, Board?, WardBoard.Ideas, WardBoard.Updates)> MeasuresAndHuddle(Guid place, CancellationToken ct)
    {
        var today = clock.Today();
        var all = db.Series.For(user, Act.Read);
        var (waiting, huddles, times) = (db.SignalsToAnswer(user), db.Huddles.For(user, Act.Read), db.HuddleSeries.For(user, Act.Read));
        var (people, boards, pins, thread) = (db.People.For(user, Act.Read), db.Boards.For(user, Act.Read).AsNoTracking(), db.PinsInForce(user), db.BoardThread.For(user, Act.Read));
        var (ideas, yesterday) = (thread.Where(record => record.Kind == ThreadKind.Idea), today.AddDays(-1).StartInLondon());
        var rows = await (
            from node in db.Nodes.For(user, Act.Read).AsNoTracking()
            where node.Id == place
            from series in all.Where(series => series.NodeId == node.Id).DefaultIfEmpty()
            from board in boards.Where(board => board.NodeId == node.Id).DefaultIfEmpty()
            from time in times.Where(time => time.NodeId == node.Id).DefaultIfEmpty()
            from value in series.Observations.Where(value => value.EndedAt == null && value.Period == series.Summary.LatestPeriod).DefaultIfEmpty()
            from person in people.Where(person => person.Id == value.EnteredBy).DefaultIfEmpty()
            orderby series.Code
            select new
            {
                Node = node,
                Series = series,
                series.Definition,
                series.Summary,
                Signal = waiting.Where(signal => signal.NodeId == place && signal.SeriesId == series.Id).OrderBy(signal => signal.RaisedAt)
                    .Select(signal => new { signal.Number, signal.Due }).FirstOrDefault(),
                EnteredAt = (DateTimeOffset?)value.EnteredAt,
                Post = (string?)person.Post,
                Pin = pins.Where(pin => pin.Pin.DefinitionId == series.DefinitionId && EF.Functions.Like(node.Path, pin.Node.Path + "%")).OrderBy(pin => pin.Pin.PinnedAt)
                    .Select(pin => new { pin.Node.Name, pin.Pin.PinnedAt }).FirstOrDefault(),
                Board = board,
                Waiting = ideas.Count(idea => idea.NodeId == node.Id && idea.State == IdeasWaiting.InTime),
                Past = ideas.Count(idea => idea.NodeId == node.Id && idea.State == IdeasWaiting.Past),
                Answered = ideas.Where(idea => idea.NodeId == node.Id && idea.State != IdeasWaiting.InTime && idea.State != IdeasWaiting.Past && idea.ChangedAt >= yesterday)
                    .OrderByDescending(idea => idea.ChangedAt).Select(idea => new WardBoard.AnsweredIdea(idea.Address, idea.Title, idea.State, idea.ChangedAt)).FirstOrDefault(),
                IssuesAt = thread.Where(record => record.NodeId == node.Id && record.Kind == ThreadKind.Issue).Max(record => (DateTimeOffset?)record.ChangedAt),
                IdeasAt = thread.Where(record => record.NodeId == node.Id && record.Kind == ThreadKind.Idea).Max(record => (DateTimeOffset?)record.ChangedAt),
                GoalsAt = thread.Where(record => record.NodeId == node.Id && record.Kind == ThreadKind.Goal).Max(record => (DateTimeOffset?)record.ChangedAt),
                Time = time,
                Huddle = huddles.Where(huddle => huddle.NodeId == node.Id && huddle.Date == today).Select(huddle => (HuddleState?)huddle.State).FirstOrDefault(),
            }).Take(100).ToListAsync(ct);
        if (rows is not [var first, ..])
            throw new NotFoundException();
        var pinned = rows.Where(row => row.Pin is not null).OrderBy(row => row.Pin!.PinnedAt).Take(TilePin.Most).ToList();
        return (
            [.. rows.Where(row => row.Series is not null).Select(row => AnswerMeasureSummaries.ToRow(row.Node, row.Series.Code, row.Series.Label, row.Definition, row.Summary, today) with
            {
                Signal = row.Signal is { Due: { } due } signal ? new MeasureSummaries.SignalToAnswer(signal.Number, due) : null,
                Entered = row.EnteredAt is { } at ? new MeasureSummaries.Entry(row.Post ?? "The site", at) : null,
                PinnedBy = pinned.Contains(row) ? row.Pin!.Name : null,
            })],
            AnswerTodaysHuddle.Of(first.Node.Code, first.Time, first.Huddle, today), first.Board, new WardBoard.Ideas(first.Waiting + first.Past, first.Past, first.Answered), new WardBoard.Updates(first.IssuesAt, first.IdeasAt, first.GoalsAt));
    }

    /// <summary>Answers since yesterday; what was returned from above and waits for the ward, however long ago; and what somebody on the ward does, due soon or past its day. In one query.</summary>
    private async Task<(IReadOnlyList<RecentAnswers.Row>, IReadOnlyList<WardBoard.Returned>, IReadOnlyList<WardBoard.Action>)> CameBack(Guid place, CancellationToken ct)
    {
        var soon = clock.Today().AddDays(DaysAhead);
        var yesterday = clock.Today().AddDays(-1).StartInLondon();
        var rows = await (
            from issue in db.Issues.For(user, Act.Read)
            where issue.NodeId == place
            from step in issue.Steps
            where ((issue.State == IssueState.Solved || issue.State == IssueState.Confirmed)
                    && step.State == IssueState.Solved && step.At >= yesterday && !issue.Steps.Any(later => later.State == IssueState.Solved && later.Position > step.Position))
                || ((issue.State == IssueState.Open || issue.State == IssueState.Acting || issue.State == IssueState.Parked)
                    && step.State == IssueState.Open && step.ById != null && issue.Steps.Any(before => before.State == IssueState.Escalated && before.Position == step.Position - 1)
                    && !issue.Steps.Any(later => (later.State == IssueState.Escalated || later.State == IssueState.Solved) && later.Position > step.Position))
                || (issue.State == IssueState.Acting && issue.Due <= soon && step.State == IssueState.Acting && !issue.Steps.Any(later => later.Position > step.Position))
            join person in db.People.For(user, Act.Read) on step.ById equals (Guid?)person.Id
            orderby step.State == IssueState.Solved, step.At descending
            select new { issue.Number, issue.Words, Said = step.Words, person.Post, person.Name, issue.RaisedAt, issue.With, issue.Due, step.At, step.State }).Take(3 * MostAnswers).ToListAsync(ct);
        return (
            [.. rows.Where(row => row.State is IssueState.Solved).Take(MostAnswers).Select(row => new RecentAnswers.Row(row.Number, row.Words, row.Said, row.Post, row.Name, row.RaisedAt, row.At))],
            [.. rows.Where(row => row.State is IssueState.Open).Select(row => new WardBoard.Returned(row.Number, row.Words, row.Said, row.Post, row.Name, row.At))],
            [.. rows.Where(row => row.State is IssueState.Acting).OrderBy(row => row.Due).Take(MostAnswers).Select(row => new WardBoard.Action(row.Number, row.Words, row.With ?? row.Said, row.Due!.Value, row.At))]);
    }
}
