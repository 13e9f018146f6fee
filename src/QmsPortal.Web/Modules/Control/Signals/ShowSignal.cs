using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Signals;

/// <summary>A signal, the chart it is on as it stands now, and everything that became of it.</summary>
public static class ShowSignal
{
    [Requires(Permission.ReadMeasures)]
    public sealed record Query(int Number) : IQuery<View>;

    /// <param name="Points">"week to 22 March 2026 to week to 3 May 2026".</param>
    public sealed record View(
        Guid Id, int Number, uint Version, string Words, string Why, string Points, SignalMeaning Meaning, SignalState State, SignalAnswer? Answer, string Waits, bool IsPastDue,
        string Owner, DateTimeOffset RaisedAt, string PlaceCode, string PlaceName, string PlacePath, bool AtWard, string Sentence, MeasureSummaries.Row Measure, IReadOnlyList<Step> Steps)
    {
        public bool IsToAnswer => State is SignalState.Raised or SignalState.Seen;

        /// <summary>An answer that stands, and not "not yet known".</summary>
        public bool HasAnswer => State is SignalState.Answered && Answer is not SignalAnswer.NotYetKnown;
    }

    public sealed record Step(SignalStepKind What, SignalAnswer? Answer, string Words, DateOnly? LookAgain, DateTimeOffset At, string? Who, string? Post)
    {
        /// <summary>A step nobody took is the portal's own.</summary>
        public string By => Who is null ? "the portal" : $"{Who}, {Post?.ToLowerInvariant()}";
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var (people, kept) = (db.People.For(user, Act.Read), db.LinksFromKept(user));
            var found = await (
                from signal in db.Signals.For(user, Act.Read).AsNoTracking()
                join node in db.Nodes.For(user, Act.Read) on signal.NodeId equals node.Id
                join series in db.Series.For(user, Act.Read) on signal.SeriesId equals series.Id
                where signal.Number == query.Number
                select new
                {
                    signal,
                    node,
                    series.Code,
                    series.Label,
                    series.Definition,
                    series.Summary,
                    // That an issue was raised from it is no step for those who do not see the issue.
                    Steps = signal.Steps.Where(step => step.What != SignalStepKind.Acted || !kept.Any(link => link.ToId == signal.Id && link.CreatedAt == step.At && link.CreatedBy == step.ById)).OrderBy(step => step.Position).LeftJoin(people, step => step.ById, person => (Guid?)person.Id,
                        (step, person) => new Step(step.What, step.Answer, step.Words, step.LookAgain, step.At, person == null ? null : person.Name, person == null ? null : person.Post)).ToList(),
                }).AsSingleQuery().SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
            var (s, today) = (found.signal, clock.Today());
            return new View(
                s.Id, s.Number, s.Version, s.Words, s.Why, PointsOf(found.Definition.Every, s), s.Meaning, s.State, s.Answer, SignalWords.Waits(s.State, s.Due, today), s.IsPastDue || (s.IsToAnswer && s.Due < today),
                s.Owner.Words(), s.RaisedAt, found.node.Code, found.node.Name, found.node.Path, found.node.Kind is Organisation.Places.NodeKind.Ward, found.Summary.Sentence,
                AnswerMeasureSummaries.ToRow(found.node, found.Code, found.Label, found.Definition, found.Summary, today), found.Steps);
        }

        private static string PointsOf(Period every, Signal signal) => signal.First == signal.Last
            ? Periods.Words(every, signal.Last)
            : $"{Periods.Words(every, signal.First)} until {Periods.Words(every, signal.Last)}";
    }
}
