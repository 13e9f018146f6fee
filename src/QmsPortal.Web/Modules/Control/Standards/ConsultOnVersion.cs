using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Outbox;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.People;

namespace QmsPortal.Modules.Control.Standards;

/// <summary>A draft that is complete, or what a trial showed to work, goes to those whose thoughts are asked for, until a day.</summary>
public static class ConsultOnVersion
{
    [Requires(Permission.WriteStandards)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public int Of { get; init; }
        public uint Version { get; init; }
        /// <summary>The roles whose holders are asked what they think.</summary>
        public IReadOnlyList<Role>? Asked { get; init; }
        public DateInput Until { get; init; } = new();
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Asked).Must(roles => roles is { Count: > 0 } && roles.All(Consultation.Roles.Contains)).WithMessage("Choose who is asked what they think");
            RuleFor(c => c.Until).Day("Enter until when people can say what they think");
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock, DueTimes due, MailQueue mail) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var standard = await db.StandardToChange(user, command.Number, command.Of, command.Version, ct);
            if (standard.Versions.Single(version => version.Number == command.Of) is { State: VersionState.Trial, TrialCycleId: { } cycle } && await IsAbandoned(cycle, ct))
                throw new DomainException("The cycle that tested it was abandoned, so it cannot be adopted. Ask for it to be returned with what was learned: matron, quality manager.");
            standard.Consult(command.Of, new Consultation(command.Until.ToDate()!.Value, command.Asked!), ids.Next, user.ActNow(clock));
            await due.Keep(standard.Id, standard.Ahead(), ct);
            if (mail.IsOn)
                await Tell(standard, standard.Versions.Single(version => version.Number == command.Of), ct);
            return Unit.Value;
        }

        /// <summary>Everybody who is asked, but for its authors.</summary>
        private async Task Tell(Standard standard, StandardVersion version, CancellationToken ct)
        {
            var place = await db.Nodes.For(user, Act.Read).SingleAsync(node => node.Id == standard.NodeId, ct);
            var sent = version.History[^1];
            Role[] roles = [.. sent.Asked.Select(asked => asked.Role)];
            Guid[] authors = [.. version.History.Where(step => step.Act is VersionAct.Wrote).Select(step => step.ById).OfType<Guid>()];
            var held = db.HeldAround(place, clock.Today()).Where(role => roles.Contains(role.Role));
            var people = await db.MayBeTold(standard.Id).Where(person => held.Any(role => role.PersonId == person.Id) && !authors.Contains(person.Id)).Select(person => person.Id).ToListAsync(ct);
            await mail.Add(people, new Letter($"standard-consulted:{sent.Id}", $"Standard {standard.Number} at {place.Name} is in consultation",
                $"""
                Version {version.Number} of standard {standard.Number} at {place.Name} is in consultation until {sent.Until?.LongWords()}. Tell its author what you think.

                {mail.LinkTo($"/standards/{standard.Number}/v{version.Number}")}You get this because your role is asked. The portal is not for emergencies: if a patient is in danger, telephone.

                """), ct);
        }

        private Task<bool> IsAbandoned(Guid cycle, CancellationToken ct) => db.Set<ThreadNode>().For(user, Act.Read).AnyAsync(node => node.Id == cycle && node.State == Trials.Abandoned, ct);
    }
}
