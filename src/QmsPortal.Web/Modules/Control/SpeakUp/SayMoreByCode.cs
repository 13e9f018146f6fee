using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Operations;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.SpeakUp;

/// <summary>Whoever holds the code writes to the guardian again. Nothing that is stored says who it was.</summary>
public static class SayMoreByCode
{
    [Unsigned]
    [Requires(Permission.OnOwnDevice)]
    public sealed record Command : ICommand<Unit>
    {
        [Secret]
        public string? Code { get; init; }
        public string? More { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Code).NotEmpty().WithMessage("Enter your code");
            RuleFor(c => c.More).MoreToSay();
        }
    }

    internal sealed class Handler(QmsDb db, IdSource ids, Submission submission, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var concern = await db.ConcernToChangeByCode(command.Code!, ct) ?? throw new NotFoundException();
            // No operation is kept, since it would say who sent it: the step itself tells that the form came a second time.
            concern.SayMore(submission.OperationId ?? ids.NextWithoutTime(), command.More!.Trim(), clock.Today());
            return Unit.Value;
        }
    }
}
