using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Improvement.Projects;

/// <summary>Somebody has something to make better: an idea with a name, at their place, from where it came.</summary>
public static class StartProject
{
    [Requires(Permission.StartProjects)]
    public sealed record Command : ICommand<int>
    {
        public string? Name { get; init; }
        public string? Why { get; init; }
        public string? Place { get; init; }

        /// <summary>The record it is raised from, by its id on the thread.</summary>
        public Guid? From { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Name).Text("Enter a name for the project", "Name", Project.NameLength);
            RuleFor(c => c.Why).Text("Enter why it matters", "Why it matters", Project.WordsLength);
            RuleFor(c => c.Place).NotEmpty().WithMessage("Choose where it is");
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command command, CancellationToken ct)
        {
            var place = await db.Nodes.For(user, Permission.StartProjects).Get(command.Place, ct);
            if (place.Kind is NodeKind.Comparison || !place.IsOpenOn(clock.Today()))
                throw new ValidationException([new(nameof(Command.Place), "Choose an open place of your own")]);
            var deed = new Deed(user.Id, clock.GetUtcNow());
            var project = new Project(ids.Next(), ids.Next(), await db.NextNumber(Numbers.Projects, ct), place.Id, command.Name!.Trim(),
                user.Can(Permission.LeadProjects, place.Path) ? user.Id : null, command.Why!.Trim(), deed);
            db.Add(project);
            if (command.From is { } from)
                db.Add(project.RaisedFrom(await db.Origin(user, from).SingleOrDefaultAsync(ct) ?? throw new NotFoundException(), ids.Next(), deed));
            return project.Number;
        }
    }
}
