using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Assurance.Frameworks;

/// <summary>A second person looks hard at what the place said, and may propose another answer.</summary>
public static class ChallengeResult
{
    [Requires(Permission.ChallengeResults)]
    public sealed record Command : ICommand<Unit>
    {
        public string? Framework { get; init; }
        public string? Requirement { get; init; }
        public string? Place { get; init; }
        public uint Version { get; init; }

        /// <summary>None: the answer of the place stands.</summary>
        public ResultAnswer? Proposed { get; init; }
        public string? Words { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Proposed).IsInEnum().WithMessage("Choose an answer");
            RuleFor(c => c.Words).Text("Enter what you looked at, and what you found", "What you found", RequirementResult.WordsLength);
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var result = await db.ResultToChange(user, command.Framework, command.Requirement, command.Place, command.Version, ct);
            result.Challenge(ids.Next(), command.Proposed, command.Words!.Trim(), new ResultAct(user.Id, clock.GetUtcNow()));
            return Unit.Value;
        }
    }
}
