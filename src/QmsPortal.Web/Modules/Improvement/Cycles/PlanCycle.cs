using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Improvement.Projects;

namespace QmsPortal.Modules.Improvement.Cycles;

/// <summary>Plans a test of change, the smaller the better. What is expected can be written at once or later, but before it starts.</summary>
public static class PlanCycle
{
    [Requires(Permission.LeadProjects)]
    public sealed record Command : ICommand<int>, IPlan
    {
        public int Project { get; init; }
        public string? Idea { get; init; }
        public string? Question { get; init; }
        public TestScale? Scale { get; init; }
        public string? HowSmall { get; init; }
        public string? Who { get; init; }
        public string? What { get; init; }
        public string? When { get; init; }
        public string? Data { get; init; }

        /// <summary>The first prediction, about what is to be learned.</summary>
        public string? Expected { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            Include(new PlanRules());
            RuleFor(c => c.Expected).MaximumLength(Prediction.TextLength).WithMessage($"What you expect must be {Prediction.TextLength} characters or fewer");
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command command, CancellationToken ct)
        {
            var project = await db.ProjectOf(user, command.Project, ct);
            var deed = new Deed(user.Id, clock.GetUtcNow());
            project.CyclePlanned(ids.Next(), deed);
            var cycle = new Cycle(ids.Next(), ids.Next(), project.Id, project.Number, await db.NextCycle(user, project.Number, ct), project.NodeId, command.ToPlan(), deed);
            if (!string.IsNullOrWhiteSpace(command.Expected))
                cycle.Predict(ids.Next(), command.Question!.Trim(), command.Expected.Trim(), deed);
            db.Add(cycle);
            db.Add(new ThreadLink(ids.Next(), ThreadEnd.Of(cycle), Relation.Tests, ThreadEnd.Of(project), null, deed.By, deed.At));
            return cycle.Number;
        }
    }
}
