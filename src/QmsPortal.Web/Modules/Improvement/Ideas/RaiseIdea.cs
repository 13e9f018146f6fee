using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Improvement.Ideas;

/// <summary>Anyone of a team says what they would do better, in three fields.</summary>
public static class RaiseIdea
{
    [Requires(Permission.RaiseIdeas)]
    public sealed record Command : ICommand<int>
    {
        public string? Place { get; init; }
        public string? Problem { get; init; }
        public string? Words { get; init; }
        public string? Helps { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Problem).Text("Enter what the problem is", "The problem", Idea.WordsLength);
            RuleFor(c => c.Words).Text("Enter your idea", "Your idea", Idea.WordsLength);
            RuleFor(c => c.Helps).Text("Enter who it helps", "Who it helps", Idea.WordsLength);
            RuleFor(c => c.Place).NotEmpty().WithMessage("Choose where it is");
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock, DueTimes due) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command command, CancellationToken ct)
        {
            var place = await db.Nodes.For(user, Act.Read).Get(command.Place, ct);
            if (place.Kind is not NodeKind.Ward || !place.IsOpenOn(clock.Today()))
                throw new ValidationException([new(nameof(Command.Place), "Choose an open ward or team")]);
            if (user.IsAtSharedDevice && !user.Can(Permission.RaiseIdeas, place.Path))
                throw new ValidationException([new(nameof(Command.Place), "Choose the ward to which this device belongs")]);
            var idea = new Idea(ids.Next(), await db.NextNumber(Numbers.Ideas, ct), place.Id, new IdeaText(command.Problem!.Trim(), command.Words!.Trim(), command.Helps!.Trim()), new Deed(user.Id, clock.GetUtcNow()));
            db.Add(idea);
            await due.Keep(idea.Id, idea.Ahead(), ct);
            return idea.Number;
        }
    }
}
