using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Huddles;

/// <summary>What a place talks through at its huddle, and in which order. A huddle that stands already keeps its agenda.</summary>
public static class SetHuddleAgenda
{
    public const int LastOrder = 30;

    [Requires(Permission.RunHuddles)]
    public sealed record Command : ICommand<Unit>
    {
        public string? Place { get; init; }
        public uint Version { get; init; }
        public IList<Line> Items { get; init; } = [];

        /// <summary>A further item in the team's own words, at the end.</summary>
        public string? Own { get; init; }
    }

    /// <summary>An item of the agenda by its code; without a place in the order it is left out.</summary>
    public sealed record Line
    {
        public string? Code { get; init; }
        public int? Order { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleForEach(c => c.Items).ChildRules(line => line.RuleFor(l => l.Order).InclusiveBetween(1, LastOrder).WithMessage($"Enter a whole number from 1 to {LastOrder}, or leave it empty"));
            RuleFor(c => c.Own).MaximumLength(Agenda.TitleLength).WithMessage($"An item must be {Agenda.TitleLength} characters or fewer");
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var place = await db.Nodes.For(user, Permission.RunHuddles).Get(command.Place, ct);
            var series = await db.HuddleSeries.For(user, Act.Change).SingleOrDefaultAsync(series => series.NodeId == place.Id, ct) ?? throw new DomainException("Set the huddle time first.");
            db.Expect(series, command.Version);
            series.TalkThrough(
                command.Items.Where(line => line.Order is not null).OrderBy(line => line.Order).Select(line => line.Code),
                string.IsNullOrWhiteSpace(command.Own) ? null : command.Own.Trim().ReplaceLineEndings(" "));
            return Unit.Value;
        }
    }
}
