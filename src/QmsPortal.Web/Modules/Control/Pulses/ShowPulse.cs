using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Pulses;

/// <summary>Questions to answer; or, when they are closed and enough have answered, how often each score was given. While it is open nobody sees how many have.</summary>
public static class ShowPulse
{
    [Requires(Permission.ReadBoards)]
    public sealed record Query(int Number) : IQuery<View>;

    public sealed record View(int Number, IReadOnlyList<string> Questions, string PlaceCode, string PlaceName, string By, DateOnly Until, bool IsOpen, bool IsOver, bool Mine, bool IsAsked, bool HasAnswered, IReadOnlyList<Result> Results)
    {
        public bool MayAnswer => IsOpen && IsAsked && !Mine && !HasAnswered;
    }

    /// <param name="Counts">How many gave 1, 2, 3, 4 and 5.</param>
    public sealed record Result(string Question, IReadOnlyList<int> Counts)
    {
        public int Answers => Counts.Sum();
        public decimal Average => decimal.Round(Counts.Select((count, i) => count * (i + 1m)).Sum() / Answers, 1);
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, AuditKey key, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var tallies = db.PulseTallies.For(user, Act.Read);
            var found = await (
                from pulse in db.PulsesOfTheirs(user).AsNoTracking()
                join node in db.Nodes.For(user, Act.Read) on pulse.NodeId equals node.Id
                join person in db.People.For(user, Act.Read) on pulse.AskedBy equals person.Id
                where pulse.Number == query.Number
                select new { pulse, node, By = $"{person.Post}, {person.Name}", Tally = tallies.FirstOrDefault(tally => tally.PulseId == pulse.Id && pulse.IsShown && pulse.ClosedAt != null) })
                .SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
            var (p, mark) = (found.pulse, key.MarkOf(found.pulse.Id, user.Id));
            var answered = await db.PulseMarks.For(user, Act.Read).AnyAsync(known => known.PulseId == p.Id && known.Who == mark, ct);
            return new View(p.Number, p.Questions, found.node.Code, found.node.Name, found.By, p.Until, p.ClosedAt is null && clock.Today() <= p.Until, p.ClosedAt is not null, p.AskedBy == user.Id, user.IsAsked(found.node.Path), answered,
                found.Tally is { } tally ? [.. p.Questions.Select((words, i) => new Result(words, tally.Of(i)))] : []);
        }
    }
}
