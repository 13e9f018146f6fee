using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Improvement.Projects;

/// <summary>The change is how the team works; from now on somebody watches that the gain holds.</summary>
public static class SustainProject
{
    [Requires(Permission.LeadProjects)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public uint Version { get; init; }
        public string? Watched { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Watched).Text("Enter who watches the gain, and how often", "How the gain is watched", Project.WordsLength);
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var project = await db.ProjectToChange(user, command.Number, command.Version, ct);
            project.Sustain(ids.Next(), command.Watched!.Trim(), new Deed(user.Id, clock.GetUtcNow()));
            return Unit.Value;
        }
    }
}
