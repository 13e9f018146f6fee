using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Issues;

/// <summary>Somebody who was named sees a restricted issue no longer. That they could stays known.</summary>
public static class EndSight
{
    [Requires(Permission.RestrictIssues)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public Guid Person { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>;

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var (issue, restrictions) = await db.RestrictionsToChange(user, command.Number, ct);
            foreach (var restriction in restrictions)
                restriction.End(command.Person, issue.RaisedBy, user.Id, clock.GetUtcNow());
            return Unit.Value;
        }
    }
}
