using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>Which of the common measures do we want to take?</summary>
public sealed class FromCatalogueModel(IMediator mediator) : FormPage(mediator)
{
    [BindProperty]
    public DefineFromCatalogue.Command Command { get; set; } = new();

    public IReadOnlyList<ListMeasureCatalogues.Set> Sets { get; private set; } = [];
    public IReadOnlyList<Choice> Choices => [.. Sets.SelectMany(set => set.Rows).Where(row => !row.IsDefined).Select(row => row.Measure)
        .Select(measure => new Choice(measure.Key, measure.Definition.Title!, Hint(measure)))];

    public override async Task LoadAsync(CancellationToken ct) => Sets = await Mediator.Send(new ListMeasureCatalogues.Query(), ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var count = await Mediator.Send(Command, ct);
        return Saved($"{count} {(count == 1 ? "measure is" : "measures are")} in the dictionary now", "/definitions");
    }

    private static string Hint(CatalogueMeasure measure) =>
        $"{measure.Definition.Numerator}{(measure.Definition.Denominator is { } of ? $", out of {char.ToLowerInvariant(of[0])}{of[1..]}" : "")}. {MeasureWords.Of(measure.Definition.Chart!.Value)}{(measure.WhyChart is null ? "" : $": {measure.WhyChart}")}";
}
