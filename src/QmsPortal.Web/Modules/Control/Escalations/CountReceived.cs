using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Escalations;

/// <summary>How each place that receives dealt with what came to it, of the escalations raised at a place and below in a time. By place, never by person.</summary>
public static class CountReceived
{
    [Requires(Permission.ReadIssues)]
    public sealed record Query(string Path, DateOnly From, DateOnly To) : IQuery<IReadOnlyList<Row>>;

    /// <param name="Came">How often one came here; sent back as not solved it comes again.</param>
    public sealed record Row(string PlaceCode, string PlaceName, int Came, Share ReadBack, Share Answered, int SteppedUp, TimesTaken ToAnswer)
    {
        public bool IsEnough => Came >= TimesTaken.Fewest;
        public string Middle => ToAnswer.Middle is { } middle ? TimesTaken.Of(middle) : NotEnough;
    }

    /// <param name="All">Those whose time is over or that were in time.</param>
    public sealed record Share(int InTime, int All)
    {
        public string Words => All < TimesTaken.Fewest ? NotEnough : $"{InTime} of {All}";
    }

    public const string NotEnough = "Not enough data";

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken ct)
        {
            var (begin, end) = DaySpan.Of(query.From, query.To);
            var all = await db.EscalationsFrom(user, query.Path).AsNoTracking().Select(row => row.Escalation)
                .Where(escalation => (begin == null || escalation.RaisedAt >= begin) && (end == null || escalation.RaisedAt < end))
                .Select(escalation => new
                {
                    escalation.Id,
                    escalation.TierId,
                    escalation.FirstAnswerBy,
                    escalation.AnswerBy,
                    Steps = escalation.Steps.OrderBy(step => step.Position).Select(step => new EscalationStay.Step(step.Move, step.TierId, step.WentToId, step.Due, step.At)).ToList(),
                }).AsSingleQuery().ToListAsync(ct);
            var stays = all.SelectMany(one => EscalationStay.Of(one.TierId, [one.FirstAnswerBy, one.AnswerBy], one.Steps)).ToLookup(stay => stay.Place);
            Guid[] places = [.. stays.Select(place => place.Key)];
            var nodes = await db.Nodes.For(user, Act.Read).Where(node => places.Contains(node.Id)).OrderBy(node => node.Path).Select(node => new { node.Id, node.Code, node.Name }).ToListAsync(ct);
            return [.. nodes.Select(node => Of(node.Code, node.Name, [.. stays[node.Id]]))];
        }

        private static Row Of(string code, string name, List<EscalationStay> stays) => new(code, name, stays.Count,
            ShareOf(stays.Select(stay => stay.ReadBackInTime)), ShareOf(stays.Select(stay => stay.AnsweredInTime)), stays.Count(stay => stay.SteppedUp),
            TimesTaken.Of(stays.Where(stay => stay.Answered is not null).Select(stay => stay.Answered!.Value)));

        private static Share ShareOf(IEnumerable<bool?> stays) => new(stays.Count(inTime => inTime is true), stays.Count(inTime => inTime is not null));
    }
}
