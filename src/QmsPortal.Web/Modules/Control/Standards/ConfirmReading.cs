using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Standards;

/// <summary>Whoever is asked to says, once, that they have read the version in force and understood it.</summary>
public static class ConfirmReading
{
    [Requires(Permission.ReadStandards)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }

        /// <summary>The version that was on the screen.</summary>
        public int Of { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>;

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var readings = db.StandardReadings.For(user, Act.Read);
            var found = await (
                from standard in db.Standards.For(user, Act.Read)
                join node in db.Nodes.For(user, Act.Read) on standard.NodeId equals node.Id
                from version in standard.Versions
                where standard.Number == command.Number && version.State == VersionState.Published
                select new { version, node.Path, Roles = version.Readers.Select(reader => reader.Role).ToList(), Done = readings.Any(reading => reading.VersionId == version.Id && reading.PersonId == user.Id) }).SingleOrDefaultAsync(ct);
            if (found is null || !user.Asked(found.Roles, found.Path))
                throw new NotFoundException();
            if (found.version.Number != command.Of)
                throw new DomainException($"Version {found.version.Number} is in force now. Read that one first.");
            if (found.Done)
                throw new DomainException($"You said so of version {command.Of} already.");
            db.Add(new StandardReading(ids.Next(), found.version, user.Id, clock.GetUtcNow()));
            return Unit.Value;
        }
    }
}
