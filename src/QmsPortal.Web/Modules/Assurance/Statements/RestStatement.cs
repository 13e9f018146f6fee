using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Assurance.Evidence;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Assurance.Statements;

/// <summary>A draft rests on one item of evidence more, of its place or of one below.</summary>
public static class RestStatement
{
    [Requires(Permission.WriteStatements)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public uint Version { get; init; }
        public int? Evidence { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Evidence).NotNull().WithMessage("Choose the evidence it rests on");
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var statement = await db.StatementToChange(user, command.Number, command.Version, ct);
            var nodes = db.Nodes.For(user, Act.Read);
            var item = await db.Evidence.For(user, Act.Read)
                .SingleOrDefaultAsync(item => item.Number == command.Evidence && nodes.Any(here => here.Id == item.NodeId && nodes.Any(scope => scope.Id == statement.NodeId && here.Path.StartsWith(scope.Path))), ct)
                ?? throw new NotFoundException();
            statement.RestOn(item);
            if (await db.ShownBy(user, item.Id).ContainsAsync(statement.Id, ct))
                throw new DomainException("The statement rests on this evidence already.");
            db.Add(new ThreadLink(ids.Next(), ThreadEnd.Of(item), Relation.Evidences, ThreadEnd.Of(statement), null, user.Id, clock.GetUtcNow()));
            return Unit.Value;
        }
    }
}
