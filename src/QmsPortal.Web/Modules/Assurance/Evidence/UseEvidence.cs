using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Assurance.Frameworks;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Assurance.Evidence;

/// <summary>What is here already shows one requirement more: nothing is copied or sent again.</summary>
public static class UseEvidence
{
    [Requires(Permission.SubmitEvidence)]
    public sealed record Command : ICommand<Unit>
    {
        public int? Number { get; init; }
        public string? Framework { get; init; }
        public string? Requirement { get; init; }
        public string? Place { get; init; }

        /// <summary>Of the result, none where nothing had been said when the form was shown.</summary>
        public uint Version { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Number).NotNull().WithMessage("Choose the evidence that shows this");
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var now = clock.GetUtcNow();
            var place = await db.PlaceToAct(user, command.Place, clock.Today(), ct);
            var item = await db.Evidence.For(user, Act.Read).SingleOrDefaultAsync(item => item.Number == command.Number && item.NodeId == place.Id, ct) ?? throw new NotFoundException();
            var result = await db.ResultAt(user, ids, command.Framework, command.Requirement, place, ct);
            db.Expect(result, command.Version);
            item.MustBeUsable();
            if (await db.ShownBy(user, item.Id).ContainsAsync(result.Id, ct))
                throw new DomainException("This evidence shows that requirement already.");
            db.Add(new ThreadLink(ids.Next(), ThreadEnd.Of(item), Relation.Evidences, ThreadEnd.Of(result), null, user.Id, now));
            var shows = await db.EvidenceFor(user, [result.Id], ct);
            result.Weigh(ids.Next(), [.. shows[result.Id], item], $"Evidence {item.Number}, {item.Title}, shows it too.", now);
            return Unit.Value;
        }
    }
}
