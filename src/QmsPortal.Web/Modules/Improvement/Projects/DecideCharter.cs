using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Improvement.Projects;

/// <summary>A sponsor accepts a charter and answers for the project from then on; or returns it, with what is missing.</summary>
public static class DecideCharter
{
    [Requires(Permission.SponsorProjects)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public uint Version { get; init; }
        public bool Accept { get; init; }
        public string? Missing { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Missing).Text("Enter what is missing", "What is missing", Project.WordsLength).When(c => !c.Accept);
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var project = await db.ProjectToChange(user, command.Number, command.Version, ct);
            var deed = new Deed(user.Id, clock.GetUtcNow());
            if (command.Accept)
                project.AcceptCharter(ids.Next(), deed);
            else
                project.ReturnCharter(ids.Next(), command.Missing!.Trim(), deed);
            return Unit.Value;
        }
    }
}
