using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Improvement.Projects;

namespace QmsPortal.Modules.Improvement.Cycles;

/// <summary>Act: adopts, adapts or abandons. What is adapted goes on in the next cycle; what is adopted is offered to control.</summary>
public static class DecideCycle
{
    [Requires(Permission.LeadProjects)]
    public sealed record Command : ICommand<Unit>
    {
        public int Project { get; init; }
        public int Cycle { get; init; }
        public uint Version { get; init; }
        public CycleEnd? End { get; init; }

        /// <summary>What was learned, and what comes next.</summary>
        public string? Lesson { get; init; }

        /// <summary>What is done differently from now on, where it is adopted.</summary>
        public string? Change { get; init; }
        public DateInput From { get; init; } = new();
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.End).NotNull().WithMessage("Choose what becomes of the change").IsInEnum().WithMessage("Choose what becomes of the change");
            RuleFor(c => c.Lesson).Text("Enter what you learned, and what comes next", "What you learned", Improvement.Cycles.Cycle.TextLength);
            RuleFor(c => c.Change).MaximumLength(Prediction.TextLength).WithMessage($"What is done differently must be {Prediction.TextLength} characters or fewer");
            RuleFor(c => c.Change).NotEmpty().WithMessage("Enter what is done differently from now on").When(c => c.End is CycleEnd.Adopt);
            When(c => c.End is CycleEnd.Adopt, () => RuleFor(c => c.From).Day("Enter from which day"));
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var cycle = await db.CycleToChange(user, command.Project, command.Cycle, command.Version, ct);
            var project = await db.ProjectOf(user, command.Project, ct);
            var (deed, lesson) = (new Deed(user.Id, clock.GetUtcNow()), command.Lesson!.Trim());
            switch (command.End)
            {
                case CycleEnd.Adopt:
                    cycle.Adopt(ids.Next(), lesson, command.Change!.Trim(), command.From.ToDate()!.Value, project.Charters[^1].OutcomeSeries, deed);
                    project.CycleAdopted(ids.Next(), deed);
                    break;
                case CycleEnd.Adapt:
                    project.CyclePlanned(ids.Next(), deed);
                    var next = cycle.Adapt(ids.Next(), lesson, ids.Next(), ids.Next(), await db.NextCycle(user, project.Number, ct), deed);
                    db.Add(next);
                    db.Add(new ThreadLink(ids.Next(), ThreadEnd.Of(next), Relation.Tests, ThreadEnd.Of(project), null, deed.By, deed.At));
                    break;
                default:
                    cycle.Abandon(ids.Next(), lesson, deed);
                    break;
            }

            return Unit.Value;
        }
    }
}
