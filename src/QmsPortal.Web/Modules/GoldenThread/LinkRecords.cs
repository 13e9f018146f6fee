using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.GoldenThread;

/// <summary>Joins a record that this person may change to another that they may read.</summary>
public static class LinkRecords
{
    [Requires(Permission.LinkRecords)]
    public sealed record Command : ICommand<Guid>
    {
        public Guid From { get; init; }
        public Relation? Relation { get; init; }
        public Guid? To { get; init; }
        public string? Note { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Relation).NotNull().WithMessage("Choose how they belong together").IsInEnum().WithMessage("Choose how they belong together");
            RuleFor(c => c.To).NotEmpty().WithMessage("Choose a record to link to");
            RuleFor(c => c.Note).MaximumLength(ThreadLink.NoteLength).WithMessage($"Note must be {ThreadLink.NoteLength} characters or fewer");
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var from = await db.Record(user, Act.Change, command.From, ct);
            var to = await db.Record(user, Act.Read, command.To!.Value, ct);
            var link = new ThreadLink(ids.Next(), new ThreadEnd(from.Id, from.Kind), command.Relation!.Value, new ThreadEnd(to.Id, to.Kind),
                string.IsNullOrWhiteSpace(command.Note) ? null : command.Note.Trim(), user.Id, clock.GetUtcNow());
            if (await db.ThreadLinks.For(user, Act.Read).AnyAsync(other => other.FromId == link.FromId && other.ToId == link.ToId && other.Relation == link.Relation && other.EndedAt == null, ct))
                throw new DomainException("These two are linked in this way already. You can see it on the thread.");
            db.Add(link);
            return link.Id;
        }
    }
}
