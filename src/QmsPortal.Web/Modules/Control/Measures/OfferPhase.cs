using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Spc;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>Somebody who knows the process says that it is another one since a day. Another person decides.</summary>
public static class OfferPhase
{
    [Requires(Permission.ProposePhases)]
    public sealed record Command : ICommand<Guid>
    {
        public string? Place { get; init; }
        public string? Measure { get; init; }
        public DateInput From { get; init; } = new();
        public string? Reason { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.From).Day("Enter the day from which the process is another one");
            RuleFor(c => c.Reason).Text("Enter what changed in the process", "What changed", ChartPhase.ReasonLength);
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var place = await db.Nodes.For(user, Permission.ProposePhases).Get(command.Place, ct);
            var series = await db.Series.For(user, Act.Read).WithValues().SingleOrDefaultAsync(s => s.NodeId == place.Id && s.Code == command.Measure, ct) ?? throw new NotFoundException();
            var from = command.From.ToDate()!.Value;
            if (from > clock.Today())
                throw new ValidationException([new(nameof(Command.From), "Choose today or an earlier day: new limits rest on values")]);
            var before = series.Current.Count(value => value.Period < from);
            if (before < XmrSettings.FewestBaselinePoints || PhaseNumbers.Of(series, from) is not { } numbers)
                throw new ValidationException([new(nameof(Command.From), $"Choose a later day: {before} values stand before it, and {XmrSettings.FewestBaselinePoints} are needed to compare with")]);
            return series.OfferPhase(ids.Next(), ids.Next(), new PhaseOffer(from, command.Reason!.Trim(), numbers.Evidence), user.PhaseAct(clock)).Id;
        }
    }

    internal static PhaseAct PhaseAct(this CurrentUser user, TimeProvider clock) => new(user.Id, user.Name, user.Post, clock.GetUtcNow());
}
