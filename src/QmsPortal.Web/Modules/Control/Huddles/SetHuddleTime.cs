using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Huddles;

/// <summary>When a ward holds its huddle. The clock makes each one on the day; today's at once, where its time is still ahead.</summary>
public static class SetHuddleTime
{
    [Requires(Permission.RunHuddles)]
    public sealed record Command : ICommand<Unit>
    {
        public string? Place { get; init; }
        public uint Version { get; init; }

        /// <summary>"08:00".</summary>
        public string? Start { get; init; }
        public int? Minutes { get; init; }
        public IReadOnlyList<DayOfWeek>? Days { get; init; }

        /// <summary>By role; left empty whoever starts it leads.</summary>
        public string? Leader { get; init; }
        public bool LedByRota { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Days).NotEmpty().WithMessage("Choose at least one day");
            RuleFor(c => c.Start).Must(start => TimeOfDay.Read(start) is not null).WithMessage("Choose at what time it starts");
            RuleFor(c => c.Minutes).NotNull().WithMessage("Choose how long it takes")
                .InclusiveBetween(HuddleSeries.ShortestMinutes, HuddleSeries.LongestMinutes).WithMessage($"A huddle takes {HuddleSeries.ShortestMinutes} to {HuddleSeries.LongestMinutes} minutes");
            RuleFor(c => c.Leader).MaximumLength(Huddle.LeaderLength).WithMessage($"Who leads must be {Huddle.LeaderLength} characters or fewer");
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock, DueTimes due) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var place = await db.Nodes.For(user, Permission.RunHuddles).Get(command.Place, ct);
            if (HuddleSeries.TierOf(place.Kind) is not { } tier || !place.IsOpenOn(clock.Today()))
                throw new DomainException("Choose an open place of the organisation.");
            var (start, today) = (TimeOfDay.Read(command.Start)!.Value, clock.Today());
            var series = await db.HuddleSeries.For(user, Act.Change).SingleOrDefaultAsync(series => series.NodeId == place.Id, ct);
            if (series is null)
                db.Add(series = new HuddleSeries(ids.Next(), place.Id, tier, today.StartInLondon(start) > clock.GetUtcNow() ? today : today.AddDays(1)));
            else
                db.Expect(series, command.Version);
            series.Set(command.Days!, start, command.Minutes!.Value);
            series.LedBy(string.IsNullOrWhiteSpace(command.Leader) ? null : command.Leader.Trim(), command.LedByRota);
            await db.MakeAhead(series, ids, due, clock, ct);
            return Unit.Value;
        }
    }
}
