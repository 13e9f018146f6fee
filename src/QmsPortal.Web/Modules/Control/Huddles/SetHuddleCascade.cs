using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Data.Catalogues;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Control.Huddles;

/// <summary>A place and all below it take over a cascade of times, each day of the week. Whoever has a time already keeps it.</summary>
public static class SetHuddleCascade
{
    /// <returns>How many places have a time now that had none.</returns>
    [Requires(Permission.RunHuddles)]
    public sealed record Command : ICommand<int>
    {
        public string? Place { get; init; }

        /// <summary>By its code in the catalogue.</summary>
        public string? Cascade { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Cascade).Must(code => Find(code) is not null).WithMessage("Choose which times");
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock, DueTimes due) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command command, CancellationToken ct)
        {
            var (today, cascade) = (clock.Today(), Find(command.Cascade)!);
            var top = await db.Nodes.For(user, Permission.RunHuddles).Get(command.Place, ct);
            var set = db.HuddleSeries.For(user, Act.Read);
            var places = await db.Nodes.For(user, Permission.RunHuddles)
                .Where(node => EF.Functions.Like(node.Path, top.Path + "%") && node.Kind != NodeKind.Comparison && node.ValidFrom <= today && (node.ValidTo == null || node.ValidTo > today) && !set.Any(series => series.NodeId == node.Id))
                .OrderBy(node => node.Order).ToListAsync(ct);
            if (places.Count == 0)
                throw new DomainException("Every place from here down has a huddle time already. Change the one that should be another.");
            foreach (var place in places)
            {
                var tier = HuddleSeries.TierOf(place.Kind)!.Value;
                var start = cascade.StartOf(tier);
                var series = new HuddleSeries(ids.Next(), place.Id, tier, today.StartInLondon(start) > clock.GetUtcNow() ? today : today.AddDays(1));
                series.Set(Enum.GetValues<DayOfWeek>(), start, cascade.Minutes);
                db.Add(series);
                await db.MakeAhead(series, ids, due, clock, ct);
            }

            return places.Count;
        }
    }

    private static HuddleCascade? Find(string? code) => HuddleAgenda.Cascades.SingleOrDefault(cascade => cascade.Code == code);
}
