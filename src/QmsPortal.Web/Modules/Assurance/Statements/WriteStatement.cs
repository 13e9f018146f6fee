using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Assurance.Frameworks;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Assurance.Statements;

/// <summary>A draft of what the organisation says of a place, and of the goal it assures, if there is one.</summary>
public static class WriteStatement
{
    [Requires(Permission.WriteStatements)]
    public sealed record Command : ICommand<int>, IWording
    {
        public string? Place { get; init; }
        public string? Claim { get; init; }
        public StatementRating? Rating { get; init; }
        public string? Why { get; init; }
        public string? Gaps { get; init; }
        public string? Limits { get; init; }
        public DateInput From { get; init; } = new();
        public DateInput To { get; init; } = new();

        /// <summary>By its id on the thread.</summary>
        public Guid? Goal { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock) => this.Wording(clock);
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command command, CancellationToken ct)
        {
            var now = clock.GetUtcNow();
            var place = await db.PlaceToAct(user, command.Place, clock.Today(), ct);
            var goal = command.Goal is not { } id ? null : await db.Linkable.For(user, Act.Read).Where(node => node.Id == id && node.Kind == ThreadKind.Goal)
                .Select(node => new ThreadEnd(node.Id, node.Kind)).SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
            var statement = new Statement(ids.Next(), await db.NextNumber(Numbers.Statements, ct), place.Id, command.ToWording(), user.Id, now);
            db.Add(statement);
            if (goal is not null)
                db.Add(new ThreadLink(ids.Next(), ThreadEnd.Of(statement), Relation.Assures, goal, null, user.Id, now));
            return statement.Number;
        }
    }
}
