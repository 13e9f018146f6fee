using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>A note that was wrong comes off the chart, and stays in the history with the reason.</summary>
public static class TakeBackNote
{
    [Requires(Permission.AnnotateCharts)]
    public sealed record Command : ICommand<Unit>, IGiveReason
    {
        public string? Place { get; init; }
        public string? Measure { get; init; }
        public Guid Note { get; init; }
        public uint Version { get; init; }
        public string? Reason { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Reason).Text("Enter why it is taken back", "Reason", ChartNote.ReasonLength);
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var place = await db.Nodes.For(user, Permission.AnnotateCharts).Get(command.Place, ct);
            var series = await db.Series.For(user, Act.Read).Include(s => s.Notes.Where(note => note.Id == command.Note))
                .SingleOrDefaultAsync(s => s.NodeId == place.Id && s.Code == command.Measure, ct) ?? throw new NotFoundException();
            var note = series.Notes.SingleOrDefault() ?? throw new NotFoundException();
            db.Expect(note, command.Version);
            note.End(command.Reason!.Trim(), clock.GetUtcNow());
            return Unit.Value;
        }
    }
}
