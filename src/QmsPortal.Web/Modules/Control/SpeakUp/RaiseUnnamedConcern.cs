using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Operations;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.SpeakUp;

/// <summary>Anybody says something to the guardian without their name, and gets a code by which they read the answer. Nothing that is stored says who it was.</summary>
public static class RaiseUnnamedConcern
{
    [Unsigned]
    [Requires(Permission.OnOwnDevice)]
    public sealed record Command : ICommand<string>
    {
        public string? Words { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Words).Text("Enter what concerns you", "What concerns you", Concern.WordsLength);
    }

    internal sealed class Handler(QmsDb db, IdSource ids, Submission submission, TimeProvider clock) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command command, CancellationToken ct)
        {
            var (words, code) = (command.Words!.Trim(), ReferenceCode.Of(submission.OperationId ?? ids.Next()));

            // No operation is kept, since it would say who sent it: the code itself tells that the form came a second time.
            if (await db.ConcernByCode(code, ct) is { } earlier)
                return earlier.Words == words ? code : throw new DomainException("This form was already sent with other words. What you sent first is saved. Open the page again to send something new.");
            db.Add(Concern.Unnamed(ids.NextWithoutTime(), await db.NextNumber(Numbers.Concerns, ct), words, ReferenceCode.Hash(code), clock.Today()));
            return code;
        }
    }
}
