using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Data.Catalogues;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>Measures of a catalogue come into the dictionary as they stand there. One that is in it already is left as it is.</summary>
public static class DefineFromCatalogue
{
    [Requires(Permission.DefineMeasures)]
    public sealed record Command : ICommand<int>
    {
        public IReadOnlyList<string>? Measures { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Measures).NotEmpty().WithMessage("Choose at least one measure")
            .Must(chosen => chosen is null || chosen.All(key => key is not null && Known.Value.ContainsKey(key))).WithMessage("Choose from the measures shown");
    }

    private static readonly Lazy<Dictionary<string, CatalogueMeasure>> Known = new(() =>
        CatalogueFiles.All.Where(file => file.Kind == Catalogue.MeasureSet).SelectMany(CatalogueMeasure.Of).ToDictionary(measure => measure.Key));

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command command, CancellationToken ct)
        {
            var chosen = command.Measures!.Distinct().Select(key => Known.Value[key]).ToList();
            var codes = chosen.ConvertAll(measure => measure.Code);
            var there = await db.Definitions.For(user, Act.Read).Where(definition => codes.Contains(definition.Code)).Select(definition => definition.Code).ToListAsync(ct);
            var wanted = chosen.Where(measure => !there.Contains(measure.Code)).DistinctBy(measure => measure.Code).ToList();
            foreach (var measure in wanted)
            {
                var definition = measure.Definition.Definition(ids.Next());
                definition.Open(ids.Next(), user.Id, clock.GetUtcNow());
                db.Add(definition);
            }

            return wanted.Count;
        }
    }
}
