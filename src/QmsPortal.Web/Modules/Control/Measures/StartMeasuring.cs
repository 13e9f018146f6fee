using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>A place takes up a measure of the dictionary.</summary>
public static class StartMeasuring
{
    [Requires(Permission.DefineMeasures)]
    public sealed record Command : ICommand<string>
    {
        public string? Place { get; init; }
        public string? Measure { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Measure).NotEmpty().WithMessage("Choose a measure");
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command command, CancellationToken ct)
        {
            var place = await db.Nodes.For(user, Act.Change).Get(command.Place, ct);
            var definition = await db.Definitions.For(user, Act.Read).SingleOrDefaultAsync(d => d.Code == command.Measure, ct) ?? throw new NotFoundException();
            if (await db.Series.For(user, Act.Read).AnyAsync(s => s.NodeId == place.Id && s.Code == definition.Code, ct))
                throw new DomainException($"{place.Name} has this measure already.");
            var series = new MeasureSeries(ids.Next(), definition, place.Id, "");
            series.Refresh();
            db.Add(series);
            return series.Code;
        }
    }
}
