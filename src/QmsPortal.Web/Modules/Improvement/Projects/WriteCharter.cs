using FluentValidation;
using MediatR;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Improvement.Projects;

/// <summary>The aim, why it matters, how it will be known, what is to be tried: for a sponsor to accept.</summary>
public static class WriteCharter
{
    [Requires(Permission.LeadProjects)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public uint Version { get; init; }
        public string? Name { get; init; }
        public string? Aim { get; init; }
        public string? ForWhom { get; init; }
        public string? HowMuch { get; init; }
        public DateInput ByWhen { get; init; } = new();
        public string? Why { get; init; }
        public Guid? Outcome { get; init; }
        public string? NoOutcome { get; init; }
        public Guid? Process { get; init; }
        public string? NoProcess { get; init; }
        public Guid? Balancing { get; init; }
        public string? NoBalancing { get; init; }
        public string? Ideas { get; init; }
        public string? Team { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock)
        {
            RuleFor(c => c.Name).Text("Enter a name for the project", "Name", Project.NameLength);
            RuleFor(c => c.Aim).Text("Enter what will be better", "What will be better", Charter.AimLength);
            RuleFor(c => c.ForWhom).Text("Enter for whom", "For whom", Charter.ShortLength);
            RuleFor(c => c.HowMuch).Text("Enter by how much", "By how much", Charter.ShortLength);
            RuleFor(c => c.ByWhen).Day("Enter by when");
            RuleFor(c => c.ByWhen).Must(day => day.ToDate() is not { } by || by > clock.Today()).WithMessage("Choose a day after today");
            RuleFor(c => c.Why).Text("Enter why it matters", "Why it matters", Charter.LongLength);
            Measure(c => c.Outcome, c => c.NoOutcome, "Choose an outcome measure, or say why there is none");
            Measure(c => c.Process, c => c.NoProcess, "Choose a process measure, or say why there is none");
            Measure(c => c.Balancing, c => c.NoBalancing, "Choose a balancing measure, or say why there is none");
            RuleFor(c => c.Ideas).Text("Enter at least one change to try", "Changes to try", Charter.LongLength);
            RuleFor(c => c.Team).Text("Enter who is in the team, by role", "Team", Charter.ReasonLength);
        }

        private void Measure(System.Linq.Expressions.Expression<Func<Command, Guid?>> series, System.Linq.Expressions.Expression<Func<Command, string?>> none, string missing)
        {
            var why = none.Compile();
            RuleFor(series).NotEmpty().When(c => string.IsNullOrWhiteSpace(why(c))).WithMessage(missing);
            RuleFor(none).MaximumLength(Charter.ReasonLength).WithMessage($"Why there is none must be {Charter.ReasonLength} characters or fewer");
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock, IRequestHandler<SeriesNow.Query, IReadOnlyList<SeriesNow.Row>> control)
        : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var project = await db.ProjectToChange(user, command.Number, command.Version, ct);
            var chosen = new[] { command.Outcome, command.Process, command.Balancing }.OfType<Guid>().Distinct().ToList();
            if ((await control.Handle(new SeriesNow.Query(chosen), ct)).Count < chosen.Count)
                throw new NotFoundException();
            var words = new CharterWords(command.Name!.Trim(), command.Aim!.Trim(), command.ForWhom!.Trim(), command.HowMuch!.Trim(), command.ByWhen.ToDate()!.Value, command.Why!.Trim(),
                Choice(command.Outcome, command.NoOutcome), Choice(command.Process, command.NoProcess), Choice(command.Balancing, command.NoBalancing), command.Ideas!.Trim(), command.Team!.Trim());
            project.WriteCharter(ids.Next(), ids.Next(), words, new Deed(user.Id, clock.GetUtcNow()));
            return Unit.Value;
        }

        private static MeasureChoice Choice(Guid? series, string? none) => new(series, series is null ? none?.Trim() : null);
    }
}
