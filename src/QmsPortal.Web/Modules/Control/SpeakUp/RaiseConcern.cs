using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.SpeakUp;

/// <summary>Anybody says something to the guardian, who alone sees it and their name.</summary>
public static class RaiseConcern
{
    [Requires(Permission.OnOwnDevice)]
    public sealed record Command : ICommand<Guid>
    {
        public string? Words { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Words).Text("Enter what concerns you", "What concerns you", Concern.WordsLength);
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var concern = Concern.Named(ids.NextWithoutTime(), await db.NextNumber(Numbers.Concerns, ct), command.Words!.Trim(), user.Id, clock.Today());
            db.Add(concern);
            return concern.Id;
        }
    }
}
