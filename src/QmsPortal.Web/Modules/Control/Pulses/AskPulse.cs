using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Control.Pulses;

/// <summary>A leader asks a place up to three short questions until a day.</summary>
public static class AskPulse
{
    [Requires(Permission.AskPulses)]
    public sealed record Command : ICommand<int>
    {
        public string? Place { get; init; }
        public string? First { get; init; }
        public string? Second { get; init; }
        public string? Third { get; init; }
        public DateInput Until { get; init; } = new();
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.First).Text("Enter a question", "A question", Pulse.WordsLength);
            RuleFor(c => c.Second).MaximumLength(Pulse.WordsLength).WithMessage($"A question must be {Pulse.WordsLength} characters or fewer");
            RuleFor(c => c.Third).MaximumLength(Pulse.WordsLength).WithMessage($"A question must be {Pulse.WordsLength} characters or fewer");
            RuleFor(c => c.Until).Day("Enter the last day");
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock, DueTimes due) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command command, CancellationToken ct)
        {
            var place = await db.Nodes.For(user, Permission.AskPulses).Get(command.Place, ct);
            if (place.Kind is NodeKind.Comparison || !place.IsOpenOn(clock.Today()))
                throw new NotFoundException();
            await MustBeAlone(place, ct);
            string[] questions = [.. new[] { command.First, command.Second, command.Third }.Select(words => words?.Trim() ?? "").Where(words => words.Length > 0)];
            var pulse = new Pulse(ids.Next(), await db.NextNumber(Numbers.Pulses, ct), place.Id, questions, command.Until.ToDate()!.Value, user.Id, clock.GetUtcNow());
            db.Add(pulse);
            db.Add(new PulseTally(pulse.Id, questions.Length));
            await due.Keep(pulse.Id, pulse.Ahead(), ct);
            return pulse.Number;
        }

        /// <summary>Of two at once, one within the other, the difference would be the answers of the rest, who may be few.</summary>
        private async Task MustBeAlone(OrgNode place, CancellationToken ct)
        {
            var nodes = db.Nodes.For(user, Act.Read);
            var other = await db.Pulses.For(user, Act.Read).Where(pulse => pulse.ClosedAt == null)
                .Join(nodes, pulse => pulse.NodeId, node => node.Id, (pulse, node) => new { pulse.Until, node.Name, node.Path })
                .FirstOrDefaultAsync(open => open.Path.StartsWith(place.Path) || place.Path.StartsWith(open.Path), ct);
            if (other is not null)
                throw new DomainException($"{other.Name} is being asked until {other.Until.LongWords()}. Ask after that: of two at once, one within the other, it could be worked out what few people answered.");
        }
    }
}
