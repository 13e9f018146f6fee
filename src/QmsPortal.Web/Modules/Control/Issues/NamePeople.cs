using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation.People;

namespace QmsPortal.Modules.Control.Issues;

/// <summary>Further people see a restricted issue, from now on.</summary>
public static class NamePeople
{
    [Requires(Permission.RestrictIssues)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public IReadOnlyList<Guid> People { get; init; } = [];
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.People).NotEmpty().WithMessage("Find somebody by name and choose them");
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var (_, restrictions) = await db.RestrictionsToChange(user, command.Number, ct);
            var now = clock.GetUtcNow();
            foreach (var person in await db.PeopleToName(user, command.People, now, ct))
                foreach (var restriction in restrictions)
                    restriction.Name(ids.Next(), person, user.Id, now);
            return Unit.Value;
        }
    }
}
