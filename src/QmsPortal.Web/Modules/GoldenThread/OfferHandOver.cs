using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.HandOvers;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.GoldenThread;

/// <summary>Offers a record to another part of quality management, with a sentence why.</summary>
public static class OfferHandOver
{
    [Requires(Permission.OfferHandOvers)]
    public sealed record Command : ICommand<Guid>
    {
        public Guid Record { get; init; }
        public HandOverKind? Kind { get; init; }
        public string? Words { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Kind).NotNull().WithMessage("Choose to whom you offer it").IsInEnum().WithMessage("Choose to whom you offer it");
            RuleFor(c => c.Words).Text("Enter why you offer it", "Why", HandOver.WordsLength);
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var record = await db.Record(user, Kernel.Security.Act.Change, command.Record, ct);
            var handOver = new HandOver(ids.Next(), ids.Next(), command.Kind!.Value, new ThreadEnd(record.Id, record.Kind), record.NodeId, record.NodeId, command.Words!.Trim(), user.Act(clock));
            if (await db.HandOversSeen(user).AnyAsync(other => other.RecordId == record.Id && other.Kind == handOver.Kind && other.State == HandOverState.Offered, ct))
                throw new DomainException($"It is offered to {handOver.Kind.ToWords()} already and waits for an answer.");
            db.Add(handOver);
            return handOver.Id;
        }
    }

    /// <summary>The person as they act: name and post stand in the record as they were on the day.</summary>
    internal static HandOverAct Act(this CurrentUser user, TimeProvider clock) => new(user.Id, user.Name, user.Post, clock.GetUtcNow());
}
