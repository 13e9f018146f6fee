using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Standards;

/// <summary>A first draft turns out to change a standard that is there: it becomes its next version, and the thread follows.</summary>
public static class JoinStandard
{
    [Requires(Permission.WriteStandards)]
    public sealed record Command : ICommand<int>
    {
        public int Number { get; init; }
        public int Of { get; init; }
        public uint Version { get; init; }
        public int? Into { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Into).NotNull().WithMessage("Choose the standard that it changes");
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command command, CancellationToken ct)
        {
            var draft = await db.StandardToChange(user, command.Number, command.Of, command.Version, ct);
            var standard = command.Into == command.Number ? draft : await db.StandardToChange(user, command.Into!.Value, ct);
            var act = user.ActNow(clock);
            var version = standard.Join(draft, ids.Next, act);
            foreach (var cycle in await CyclesOf(draft.Id, standard.Id, ct))
                db.Add(new ThreadLink(ids.Next(), new ThreadEnd(cycle, ThreadKind.PdsaCycle), Relation.AdoptedAs, ThreadEnd.Of(standard), null, user.Id, act.At));
            return version.Number;
        }

        /// <summary>What the draft was adopted from, but for what the standard was adopted from already.</summary>
        private async Task<IReadOnlyList<Guid>> CyclesOf(Guid draft, Guid standard, CancellationToken ct)
        {
            var links = db.Set<ThreadLink>().For(user, Act.Read).Where(link => link.Relation == Relation.AdoptedAs && link.EndedAt == null);
            return await links.Where(link => link.ToId == draft && !links.Any(other => other.FromId == link.FromId && other.ToId == standard)).Select(link => link.FromId).ToListAsync(ct);
        }
    }
}
