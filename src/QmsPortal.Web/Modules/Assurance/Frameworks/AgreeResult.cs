using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Assurance.Evidence;

namespace QmsPortal.Modules.Assurance.Frameworks;

/// <summary>A third person agrees the answer. "Met" only where something accepted and in date shows it.</summary>
public static class AgreeResult
{
    [Requires(Permission.AgreeResults)]
    public sealed record Command : ICommand<Unit>
    {
        public string? Framework { get; init; }
        public string? Requirement { get; init; }
        public string? Place { get; init; }
        public uint Version { get; init; }
        public ResultAnswer? Answer { get; init; }
        public string? Words { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Answer).NotNull().WithMessage("Choose which answer is agreed").IsInEnum().WithMessage("Choose which answer is agreed");
            RuleFor(c => c.Words).MaximumLength(RequirementResult.WordsLength).WithMessage($"Why must be {RequirementResult.WordsLength} characters or fewer");
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var result = await db.ResultToChange(user, command.Framework, command.Requirement, command.Place, command.Version, ct);
            var shows = await db.EvidenceFor(user, [result.Id], ct);
            result.Agree(ids.Next(), command.Answer!.Value, command.Words?.Trim() ?? "", [.. shows[result.Id]], new ResultAct(user.Id, clock.GetUtcNow()));
            return Unit.Value;
        }
    }
}
