using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Pulses;

/// <summary>
/// Somebody of the place answers, once. The scores are counted and not kept: they are among what no history and no
/// record of a form that was sent holds, so nothing says who gave which.
/// </summary>
public static class AnswerPulse
{
    [Requires(Permission.AnswerPulses)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }

        [Secret]
        public int? FirstScore { get; init; }

        [Secret]
        public int? SecondScore { get; init; }

        [Secret]
        public int? ThirdScore { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        private const string Missing = "Choose from 1 to 5";

        public Rules()
        {
            RuleFor(c => c.FirstScore).Must(IsScore).WithMessage(Missing);
            RuleFor(c => c.SecondScore).Must(IsScore).WithMessage(Missing).When(c => c.SecondScore is not null);
            RuleFor(c => c.ThirdScore).Must(IsScore).WithMessage(Missing).When(c => c.ThirdScore is not null);
        }

        private static bool IsScore(int? score) => score is >= 1 and <= Pulse.Scale;
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, AuditKey key, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var (pulse, path) = await Find(command.Number, ct);
            if (!user.IsAsked(path))
                throw new NotFoundException();
            var mark = key.MarkOf(pulse.Id, user.Id);
            if (await db.PulseMarks.For(user, Act.Read).AnyAsync(known => known.PulseId == pulse.Id && known.Who == mark, ct))
                throw new DomainException("You have answered these questions. Thank you.");
            int?[] given = [command.FirstScore, command.SecondScore, command.ThirdScore];
            string[] fields = [nameof(Command.FirstScore), nameof(Command.SecondScore), nameof(Command.ThirdScore)];
            if (Enumerable.Range(0, pulse.Questions.Length).Where(i => given[i] is null).ToList() is { Count: > 0 } left)
                throw new ValidationException([.. left.Select(i => new FluentValidation.Results.ValidationFailure(fields[i], "Choose from 1 to 5"))]);
            var tally = await db.PulseTallies.For(user, Act.Change).SingleAsync(tally => tally.PulseId == pulse.Id, ct);
            pulse.Answer(tally, [.. given.Take(pulse.Questions.Length).Select(score => score!.Value)], user.Id, clock.Today());
            db.Add(new PulseMark(pulse.Id, mark));
            return Unit.Value;
        }

        private async Task<(Pulse Pulse, string Path)> Find(int number, CancellationToken ct)
        {
            var found = await db.PulsesOfTheirs(user).AsNoTracking().Where(pulse => pulse.Number == number)
                .Join(db.Nodes.For(user, Act.Read), pulse => pulse.NodeId, node => node.Id, (pulse, node) => new { pulse, node.Path }).SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
            return (found.pulse, found.Path);
        }
    }
}
