using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.HandOvers;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.GoldenThread;

/// <summary>What is offered, by whom, why, and what was said to it.</summary>
public static class ShowHandOver
{
    [Requires(Permission.ReadThread)]
    public sealed record Query(Guid HandOver) : IQuery<View>;

    public sealed record View(
        Guid Id, uint Version, HandOverKind Kind, HandOverState State, Guid Record, ThreadKind RecordKind, string Title, string Address,
        string FromCode, string FromName, string ToName, Role ToRole, bool Mine, bool MayDecide, IReadOnlyList<Step> Steps);

    public sealed record Step(HandOverState State, string Words, string Name, string Post, DateTimeOffset At);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var found = await (
                from handOver in db.HandOversSeen(user).AsNoTracking()
                join record in db.Records(user, Act.Read) on handOver.RecordId equals record.Id
                join place in db.Nodes.For(user, Act.Read) on record.NodeId equals place.Id
                join @from in db.Nodes.For(user, Act.Read) on handOver.FromNodeId equals @from.Id
                join to in db.Nodes.For(user, Act.Read) on handOver.NodeId equals to.Id
                where handOver.Id == query.HandOver
                select new
                {
                    handOver,
                    record,
                    Place = place.Code,
                    From = @from,
                    To = to,
                    Steps = handOver.Steps.OrderBy(step => step.Position).Select(step => new Step(step.State, step.Words, step.Name, step.Post, step.At)).ToList(),
                }).SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
            var h = found.handOver;
            var address = found.record.Address.StartsWith('/') ? found.record.Address : $"/at/{found.Place}/{found.record.Address}";
            var takes = HandOverKinds.TakenBy(user).Any(taken => taken.Kind == h.Kind && found.To.Path.StartsWith(taken.Path, StringComparison.Ordinal));
            return new View(h.Id, h.Version, h.Kind, h.State, h.RecordId, found.record.Kind, found.record.Title, address, found.From.Code, found.From.Name, found.To.Name, h.ToRole,
                h.OfferedBy == user.Id, takes && h.OfferedBy != user.Id && h.State is HandOverState.Offered, found.Steps);
        }
    }
}
