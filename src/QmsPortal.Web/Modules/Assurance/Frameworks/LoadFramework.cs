using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Data.Catalogues;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Assurance.Frameworks;

/// <summary>A framework comes in whole, from a catalogue of this version of the site. Loaded again it is what it was; a further edition stands beside the old one.</summary>
public static class LoadFramework
{
    [Requires(Permission.LoadFrameworks)]
    public sealed record Command : ICommand<string>
    {
        public string? Catalogue { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Catalogue).NotEmpty().WithMessage("Choose the framework to load");
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command command, CancellationToken ct)
        {
            var catalogue = CatalogueFiles.All.SingleOrDefault(file => file.Id == command.Catalogue && file.Kind == Catalogue.Framework) ?? throw new NotFoundException();
            var editions = await db.Frameworks.For(user, Act.Change).Where(framework => framework.Catalogue == catalogue.Id).ToListAsync(ct);
            if (editions.Find(framework => framework.Edition == catalogue.Version) is { } loaded)
                return loaded.Code;
            var code = editions.Count == 0 ? catalogue.Id : $"{catalogue.Id}-{OrgNode.CodeFrom(catalogue.Version)}";
            var framework = new Framework(ids.Next(), code, catalogue.Id, catalogue.Version, catalogue.Title.En, catalogue.Publisher, catalogue.Status, catalogue.LicenceNote, user.Id, clock.GetUtcNow());
            foreach (var (position, item) in catalogue.Items.Index())
                framework.Hold(new Requirement(ids.Next(), framework.Id, position + 1, item.Code, item.Parent, item.Level, item.Title.En, item.Summary, item.Assessable, item.Verified));
            db.Add(framework);
            return framework.Code;
        }
    }
}
