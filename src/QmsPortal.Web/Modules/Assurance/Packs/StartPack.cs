using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Assurance.Frameworks;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Assurance.Packs;

/// <summary>A place and a framework: what they lack is seen at once, and nothing is kept yet.</summary>
public static class StartPack
{
    [Requires(Permission.BuildPacks)]
    public sealed record Command : ICommand<int>
    {
        public string? Title { get; init; }
        public string? Place { get; init; }
        public string? Framework { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Place).NotEmpty().WithMessage("Choose a ward or team");
            RuleFor(c => c.Framework).NotEmpty().WithMessage("Choose a framework");
            RuleFor(c => c.Title).Text("Enter what the pack is for", "Title", Pack.TitleLength);
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command command, CancellationToken ct)
        {
            var place = await db.PlaceToAct(user, command.Place, clock.Today(), ct);
            var framework = await db.Frameworks.For(user, Act.Read).Where(f => f.Code == command.Framework).Select(f => (Guid?)f.Id).SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
            var pack = new Pack(ids.Next(), ids.Next(), await db.NextNumber(Numbers.Packs, ct), place.Id, framework, command.Title!.Trim(), new PackAct(user.Id, clock.GetUtcNow()));
            db.Add(pack);
            return pack.Number;
        }
    }
}
