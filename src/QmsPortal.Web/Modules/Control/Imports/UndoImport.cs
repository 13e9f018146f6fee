using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Imports;

/// <summary>Withdraws every value of an import, until someone has built on one of them.</summary>
public static class UndoImport
{
    public const int ReasonLength = 300;

    [Requires(Permission.ImportValues)]
    public sealed record Command : ICommand<int>, IGiveReason
    {
        public int Number { get; init; }
        public uint Version { get; init; }
        public string? Reason { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Reason).Text("Enter why the import is undone", "Reason", ReasonLength);
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command command, CancellationToken ct)
        {
            var (import, definition) = await db.ImportToChange(user, command.Number, command.Version, ct);
            var now = clock.GetUtcNow();
            import.Undo(now);
            var touched = await db.Series.For(user, Act.Change)
                .Where(series => series.Observations.Any(value => value.ImportId == import.Id))
                .Include(s => s.Definition).Include(s => s.Summary).Include(s => s.Targets).Include(s => s.Observations).AsSplitQuery()
                .ToListAsync(ct);
            if (touched.SelectMany(series => series.Observations).FirstOrDefault(value => value.ImportId == import.Id && !value.IsCurrent) is { } builtOn)
                throw new DomainException($"{Periods.Words(definition.Every, builtOn.Period)} has been corrected since, so this import can no longer be undone. Correct the other values one by one.");
            foreach (var series in touched)
            {
                series.Withdraw(import.Id, now);
                series.Refresh();
            }

            return import.Number;
        }
    }
}
