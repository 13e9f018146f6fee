using FluentValidation;
using MediatR;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Improvement.Projects;

/// <summary>Ends a project with what was learned. That it achieved its aim is asked for here and confirmed by another person.</summary>
public static class CloseProject
{
    [Requires(Permission.LeadProjects)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public uint Version { get; init; }
        public ProjectEnd? End { get; init; }
        public string? Learned { get; init; }

        /// <summary>Why the aim is reached though the chart shows no signal of improvement.</summary>
        public string? WhyNoSignal { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.End).NotNull().WithMessage("Choose how it ended").IsInEnum().WithMessage("Choose how it ended");
            RuleFor(c => c.Learned).Text("Enter what you learned", "What you learned", Project.WordsLength);
            RuleFor(c => c.WhyNoSignal).MaximumLength(Charter.ReasonLength).WithMessage($"Why must be {Charter.ReasonLength} characters or fewer");
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock, IRequestHandler<SeriesNow.Query, IReadOnlyList<SeriesNow.Row>> control)
        : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var project = await db.ProjectToChange(user, command.Number, command.Version, ct);
            var open = await db.OpenCycle(user, project, ct);
            var deed = new Deed(user.Id, clock.GetUtcNow());
            if (command.End is not ProjectEnd.Achieved)
                project.Close(ids.Next(), command.End!.Value, command.Learned!.Trim(), open, deed);
            else
                project.AskToClose(ids.Next(), command.Learned!.Trim(), string.IsNullOrWhiteSpace(command.WhyNoSignal) ? null : command.WhyNoSignal.Trim(), await Improved(project, ct), open, deed);
            return Unit.Value;
        }

        /// <summary>Does the chart of the outcome measure signal improvement, this day?</summary>
        private async Task<bool> Improved(Project project, CancellationToken ct) =>
            project.Charters is [.., { OutcomeSeries: { } outcome }] && (await control.Handle(new SeriesNow.Query([outcome]), ct)).Any(row => row.Summary.IsImprovement);
    }
}
