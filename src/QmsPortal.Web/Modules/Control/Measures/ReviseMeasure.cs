using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Spc;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>A new version of a definition. Values keep the version they were entered under; all its charts are taken anew, since chart and direction may be others.</summary>
public static class ReviseMeasure
{
    [Requires(Permission.DefineMeasures)]
    public sealed record Command : ICommand<string>, IGiveReason, ISayWhatIsMeasured
    {
        public string? Measure { get; init; }
        public uint Version { get; init; }
        public string? Title { get; init; }
        public string? ShortName { get; init; }
        public string? Numerator { get; init; }
        public string? Denominator { get; init; }
        public ImprovementDirection? Direction { get; init; }
        public ChartKind? Chart { get; init; }
        public string? Reason { get; init; }
    }

    public sealed class Rules : MeasureWordingRules<Command>
    {
        public Rules() => RuleFor(c => c.Reason).Text("Enter why it is revised", "Reason", MeasureVersion.ReasonLength);
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command command, CancellationToken ct)
        {
            var definition = await db.Definitions.For(user, Act.Change).SingleOrDefaultAsync(d => d.Code == command.Measure, ct) ?? throw new NotFoundException();
            db.Expect(definition, command.Version);
            if (ChartKinds.Fault(command.Chart!.Value, definition.Denominator is not null, definition.IsPercentage, definition.Every) is { } fault)
                throw new ValidationException([new(nameof(Command.Chart), fault)]);
            var denominator = string.IsNullOrWhiteSpace(command.Denominator) ? null : command.Denominator.Trim();
            if (denominator is null != definition.Denominator is null)
                throw new ValidationException([new(nameof(Command.Denominator), definition.Denominator is null
                    ? "Leave this empty: a count cannot become a rate. Define a new measure instead"
                    : "Enter what it is out of: a rate cannot become a count. Define a new measure instead")]);
            definition.Revise(ids.Next(), new MeasureWording(command.Title!.Trim(), command.ShortName!.Trim(), command.Numerator!.Trim(), denominator, command.Direction!.Value, command.Chart.Value),
                command.Reason!.Trim(), user.Id, clock.GetUtcNow());
            foreach (var series in await db.Series.For(user, Act.Change).Where(series => series.DefinitionId == definition.Id).WithValues().ToListAsync(ct))
                series.Refresh();
            return definition.Code;
        }
    }
}
