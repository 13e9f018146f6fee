using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Control.Standards;

/// <summary>A standard begins with the draft of its first version. Steps are written on the page after.</summary>
public static class DraftStandard
{
    [Requires(Permission.WriteStandards)]
    public sealed record Command : StandardFields, ICommand<int>
    {
        public string? Place { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => this.Fields();
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command command, CancellationToken ct)
        {
            var place = await db.Nodes.For(user, Permission.WriteStandards).Get(command.Place, ct);
            if (place.Kind is NodeKind.Comparison || !place.IsOpenOn(clock.Today()))
                throw new DomainException("Standards hold at open places of the organisation. Choose another place.");
            var standard = new Standard(ids.Next(), await db.NextNumber(Numbers.Standards, ct), place.Id);
            standard.Begin(command.Content([]), ids.Next, user.ActNow(clock));
            db.Add(standard);
            return standard.Number;
        }
    }
}
