using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Outbox;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Huddles;

/// <summary>The huddle of a day is made when the day begins, and the next is ahead. After a downtime day after day, in order. A ward that has closed holds no more.</summary>
public static class MakeHuddle
{
    [Requires(Permission.RunTheSite)]
    public sealed record Command : ICommand<Unit>
    {
        public Guid Series { get; init; }
        public DateTimeOffset DueAt { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>;

    internal sealed class WhenDue : IDueThing
    {
        public string Kind => HuddleSeries.MakeNext;

        public ICommand<Unit> Command(Due due) => new Command { Series = due.Record, DueAt = due.At };
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, DueTimes due, MailQueue mail) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var series = await db.HuddleSeries.For(user, Act.Change).SingleOrDefaultAsync(series => series.Id == command.Series, ct);
            if (series?.Ahead().Contains(new Due(HuddleSeries.MakeNext, command.Series, command.DueAt)) is not true)
                return Unit.Value;
            var place = await db.Nodes.For(user, Act.Read).Get(series.NodeId, ct);
            if (!place.IsOpenOn(series.Next))
            {
                await due.Keep(series.Id, [], ct);
                return Unit.Value;
            }

            if (series.Make(ids.Next(), ids.Next(), command.DueAt) is { } huddle)
            {
                db.Add(huddle);
                await due.Keep(huddle.Id, huddle.Ahead(), ct);
                await mail.TellWhatCameDown(db, user, huddle, place, ct);
            }

            await due.Keep(series.Id, series.Ahead(), ct);
            return Unit.Value;
        }
    }
}
