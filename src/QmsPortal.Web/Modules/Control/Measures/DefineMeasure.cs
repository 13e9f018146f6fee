using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Spc;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>A data steward or quality manager says what a measure is, once for the whole organisation.</summary>
public static class DefineMeasure
{
    [Requires(Permission.DefineMeasures)]
    public sealed record Command : ICommand<string>, ISayWhatIsMeasured
    {
        public string? Title { get; init; }
        public string? ShortName { get; init; }
        public string? Numerator { get; init; }
        public string? Denominator { get; init; }
        public decimal? Multiplier { get; init; }
        public string? Unit { get; init; }
        public ImprovementDirection? Direction { get; init; }
        public ChartKind? Chart { get; init; }
        public Period? Every { get; init; }

        /// <summary>To be called on one that keeps the rules.</summary>
        internal MeasureDefinition Definition(Guid id) =>
            new(id, Title!.Trim(), ShortName!.Trim(), Numerator!.Trim(), Denominator?.Trim(), Multiplier!.Value, Unit!.Trim(), Direction!.Value, Chart!.Value, Every!.Value);

        internal string? ChartFault => ChartKinds.Fault(Chart!.Value, !string.IsNullOrWhiteSpace(Denominator), Unit?.Trim() == MeasureDefinition.Percent, Every ?? Period.Day);
    }

    public sealed class Rules : MeasureWordingRules<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Title).Must(title => Organisation.Places.OrgNode.CodeFrom(title!).Length > 0).WithMessage("Title must have letters or numbers")
                .When(c => !string.IsNullOrWhiteSpace(c.Title));
            RuleFor(c => c.Denominator).NotEmpty().WithMessage("Enter what it is out of: a percentage needs a denominator").When(c => c.Unit?.Trim() == MeasureDefinition.Percent);
            RuleFor(c => c.Multiplier).NotNull().WithMessage("Enter the multiplier, 100 for a percentage")
                .InclusiveBetween(0.0001m, 10_000_000).WithMessage("Multiplier must be between 0.0001 and 10,000,000")
                .Must(NumberRules.IsStorable).WithMessage("Multiplier can have 4 decimals at most");
            RuleFor(c => c.Multiplier).Equal(100).WithMessage("A percentage has the multiplier 100").When(c => c.Unit?.Trim() == MeasureDefinition.Percent && c.Multiplier is not null);
            RuleFor(c => c.Unit).Text("Enter the unit, % for a percentage", "Unit", MeasureDefinition.UnitLength);
            RuleFor(c => c.Chart).Must((command, _) => command.ChartFault is null).WithMessage(command => command.ChartFault!).When(c => c.Chart is { } chart && Enum.IsDefined(chart));
            RuleFor(c => c.Every).NotNull().WithMessage("Choose how often it is measured").IsInEnum().WithMessage("Choose how often it is measured");
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command command, CancellationToken ct)
        {
            var definition = command.Definition(ids.Next());
            if (await db.Definitions.For(user, Act.Read).AnyAsync(other => other.Code == definition.Code, ct))
                throw new DomainException("There is a measure with this title already. Use that one, or choose a title that tells them apart.");
            definition.Open(ids.Next(), user.Id, clock.GetUtcNow());
            db.Add(definition);
            return definition.Code;
        }
    }
}
