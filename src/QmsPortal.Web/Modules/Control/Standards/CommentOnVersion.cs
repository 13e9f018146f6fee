using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Standards;

/// <summary>What somebody thinks of a version in consultation: whoever is asked, and whoever writes or approves where it holds.</summary>
public static class CommentOnVersion
{
    [Requires(Permission.ReadStandards)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public int Of { get; init; }
        public string? Words { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Words).Text("Enter what you think", "What you think", StandardComment.WordsLength);
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var found = await (
                from standard in db.Standards.For(user, Act.Read)
                join node in db.Nodes.For(user, Act.Read) on standard.NodeId equals node.Id
                from version in standard.Versions
                where standard.Number == command.Number && version.Number == command.Of
                select new { version, node.Path, Asked = version.History.SelectMany(step => step.Asked, (step, asked) => new AskedRole(step.Position, asked.Role)).ToList() }).SingleOrDefaultAsync(ct);
            if (found is null || !user.MayComment(Consultation.Latest(found.Asked), found.Path))
                throw new NotFoundException();
            db.Add(found.version.Comment(ids.Next(), command.Words!.Trim(), user.ActNow(clock)));
            return Unit.Value;
        }
    }
}
