using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Assurance.Frameworks;

/// <summary>The place says whether it does what a requirement asks.</summary>
public static class SelfAssess
{
    [Requires(Permission.SelfAssess)]
    public sealed record Command : ICommand<Unit>
    {
        public string? Framework { get; init; }
        public string? Requirement { get; init; }
        public string? Place { get; init; }

        /// <summary>None where nothing had been said when the form was shown.</summary>
        public uint Version { get; init; }
        public ResultAnswer? Answer { get; init; }
        public string? Words { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Answer).NotNull().WithMessage("Choose whether it is met").IsInEnum().WithMessage("Choose whether it is met");
            RuleFor(c => c.Words).Text("Enter how you know", "How you know", RequirementResult.WordsLength);
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var place = await db.PlaceToAct(user, command.Place, clock.Today(), ct);
            var result = await db.ResultAt(user, ids, command.Framework, command.Requirement, place, ct);
            db.Expect(result, command.Version);
            result.SelfAssess(ids.Next(), command.Answer!.Value, command.Words!.Trim(), new ResultAct(user.Id, clock.GetUtcNow()));
            return Unit.Value;
        }
    }
}
