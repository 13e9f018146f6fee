using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Improvement.Projects;

/// <summary>A sponsor confirms that a project achieved its aim, or says "not yet" with what is still to do.</summary>
public static class ConfirmClosing
{
    [Requires(Permission.SponsorProjects)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public uint Version { get; init; }
        public bool Achieved { get; init; }
        public string? ToDo { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.ToDo).Text("Enter what is still to do", "What is still to do", Project.WordsLength).When(c => !c.Achieved);
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var project = await db.ProjectToChange(user, command.Number, command.Version, ct);
            var deed = new Deed(user.Id, clock.GetUtcNow());
            if (command.Achieved)
                project.ConfirmClosing(ids.Next(), deed);
            else
                project.RefuseClosing(ids.Next(), command.ToDo!.Trim(), deed);
            return Unit.Value;
        }
    }
}
