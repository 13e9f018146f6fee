using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Operations;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Assurance.Frameworks;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Assurance.Evidence;

/// <summary>A copy of a record as it is now becomes evidence, not sent yet. The page asks for the copy; whoever owns the record makes it.</summary>
public static class FreezeEvidence
{
    [Requires(Permission.SubmitEvidence)]
    public sealed record Command : ICommand<int>
    {
        public string? Place { get; init; }

        /// <summary>What it is a copy of, by its id on the thread.</summary>
        public Guid Source { get; init; }
        public string? Title { get; init; }
        public DateInput ValidUntil { get; init; } = new();

        /// <summary>What it shows, where it is made for one requirement.</summary>
        public string? Framework { get; init; }
        public string? Requirement { get; init; }

        [MadeByTheSite]
        public Frozen? Copy { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock)
        {
            RuleFor(c => c.Copy).NotNull().WithMessage("Choose what to keep a copy of");
            RuleFor(c => c.Title).Text("Enter what this shows", "Title", EvidenceItem.TitleLength);
            RuleFor(c => c.ValidUntil).Day("Enter until when this can be relied on")
                .Must(until => until.ToDate() <= clock.Today().AddYears(EvidenceItem.MostYears)).WithMessage($"Choose a day within {EvidenceItem.MostYears} years from today: after that a newer copy shows how it is");
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command command, CancellationToken ct)
        {
            var now = clock.GetUtcNow();
            var place = await db.PlaceToAct(user, command.Place, clock.Today(), ct);
            var source = await Source(command.Source, place, ct);
            var item = new EvidenceItem(ids.Next(), await db.NextNumber(Numbers.Evidence, ct), place.Id, command.Title!.Trim(), command.Copy!, command.ValidUntil.ToDate()!.Value, user.Id, now);
            db.Add(item);
            db.Add(new EvidenceFile(item.Id, command.Copy!.Content));
            db.Add(new ThreadLink(ids.Next(), ThreadEnd.Of(item), Relation.DrawnFrom, source, null, user.Id, now));
            if (command.Requirement is not null)
            {
                var result = await db.ResultAt(user, ids, command.Framework, command.Requirement, place, ct);
                db.Add(new ThreadLink(ids.Next(), ThreadEnd.Of(item), Relation.Evidences, ThreadEnd.Of(result), null, user.Id, now));
            }

            return item.Number;
        }

        /// <summary>Of the place, or of one below it: what another ward does shows nothing here.</summary>
        private async Task<ThreadEnd> Source(Guid id, OrgNode place, CancellationToken ct)
        {
            var below = db.Nodes.For(user, Act.Read).Where(node => EF.Functions.Like(node.Path, place.Path + "%"));
            return await db.Linkable.For(user, Act.Read).Where(node => node.Id == id && below.Any(place => place.Id == node.NodeId))
                .Select(node => new ThreadEnd(node.Id, node.Kind)).SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
        }
    }
}
