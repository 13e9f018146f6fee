using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Control.Boards;

/// <summary>A place above the wards pins a measure to the boards below it. Two at most stand on a board, whichever places pinned them.</summary>
public static class PinMeasure
{
    [Requires(Permission.PinTiles)]
    public sealed record Command : ICommand<Guid>
    {
        public string? Place { get; init; }

        /// <summary>The code of its definition.</summary>
        public string? Measure { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Measure).NotEmpty().WithMessage("Choose a measure");
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var place = await db.Nodes.For(user, Permission.PinTiles).Get(command.Place, ct);
            if (place.Kind is NodeKind.Ward or NodeKind.Comparison || !place.IsOpenOn(clock.Today()))
                throw new DomainException("Choose an open place above the wards: a ward arranges its own board.");
            var measure = await db.MeasuresBelow(user, place.Path).Where(found => found.Code == command.Measure).Select(found => new { found.Id, found.Title }).SingleOrDefaultAsync(ct)
                ?? throw new ValidationException([new(nameof(Command.Measure), "Choose a measure that a ward below takes")]);
            var near = await (
                from found in db.PinsInForce(user)
                join definition in db.Definitions.For(user, Act.Read) on found.Pin.DefinitionId equals definition.Id
                where EF.Functions.Like(found.Node.Path, place.Path + "%") || EF.Functions.Like(place.Path, found.Node.Path + "%")
                select new { found.Node.Path, found.Node.Name, definition.Id, definition.Title }).ToListAsync(ct);
            if (near.Find(pin => pin.Id == measure.Id) is { } same)
                throw new DomainException($"{measure.Title} is pinned by {same.Name} already.");
            var lines = near.Select(pin => pin.Path).Append(place.Path).Where(path => path.StartsWith(place.Path, StringComparison.Ordinal)).Select(line => near.FindAll(pin => line.StartsWith(pin.Path, StringComparison.Ordinal)));
            if (lines.FirstOrDefault(line => line.Count >= TilePin.Most) is { } full)
                throw new DomainException($"Two measures are pinned to boards below {place.Name} already: {string.Join(" and ", full.Select(pin => $"{pin.Title}, by {pin.Name}"))}. The rest of a board is the team’s. End one of these first.");
            var pin = new TilePin(ids.Next(), place.Id, measure.Id, user.Id, clock.GetUtcNow());
            db.Add(pin);
            return pin.Id;
        }
    }

    /// <summary>What the wards below a place measure.</summary>
    internal static IQueryable<Measures.MeasureDefinition> MeasuresBelow(this QmsDb db, CurrentUser user, string path)
    {
        var nodes = db.Nodes.For(user, Act.Read).Where(node => node.Kind == NodeKind.Ward && EF.Functions.Like(node.Path, path + "%"));
        var series = db.Series.For(user, Act.Read);
        return db.Definitions.For(user, Act.Read).AsNoTracking().Where(definition => series.Any(one => one.DefinitionId == definition.Id && nodes.Any(node => node.Id == one.NodeId)));
    }
}
