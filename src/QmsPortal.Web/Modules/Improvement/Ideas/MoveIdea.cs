using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Outbox;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Improvement.Ideas;

/// <summary>What becomes of an idea: agreed to try, just done, being tried, done, or not now with the reason.</summary>
public static class MoveIdea
{
    [Requires(Permission.AnswerIdeas)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public uint Version { get; init; }
        public IdeaState? To { get; init; }
        public string? Words { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.To).NotNull().WithMessage("Choose what becomes of it").IsInEnum().WithMessage("Choose what becomes of it");
            RuleFor(c => c.Words).NotEmpty().WithMessage("Enter why not now: whoever had the idea will read it").When(c => c.To is IdeaState.NotNow);
            RuleFor(c => c.Words).NotEmpty().WithMessage("Enter what came of it").When(c => c.To is IdeaState.Done);
            RuleFor(c => c.Words).MaximumLength(Idea.WordsLength).WithMessage($"Words must be {Idea.WordsLength} characters or fewer");
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock, DueTimes due, MailQueue mail) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var idea = await db.Ideas.For(user, Act.Change).Include(idea => idea.Steps.OrderBy(step => step.Position)).SingleOrDefaultAsync(idea => idea.Number == command.Number, ct) ?? throw new NotFoundException();
            db.Expect(idea, command.Version);
            idea.Move(ids.Next(), command.To!.Value, command.Words?.Trim() ?? "", new Deed(user.Id, clock.GetUtcNow()));
            await due.Keep(idea.Id, idea.Ahead(), ct);
            await mail.TellWhoHadIt(db, user, idea, ct);
            return Unit.Value;
        }
    }
}
