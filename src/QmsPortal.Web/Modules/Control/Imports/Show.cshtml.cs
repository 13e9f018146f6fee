using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Imports;

public sealed class ShowModel(IMediator mediator) : FormPage(mediator)
{
    [FromRoute(Name = "number")]
    public int Number { get; set; }

    [BindProperty]
    public ChooseColumns.Command Command { get; set; } = new();

    public ShowImport.View View { get; private set; } = default!;
    public IReadOnlyList<Choice> Columns { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken ct)
    {
        View = await Mediator.Send(new ShowImport.Query(Number), ct);
        Columns = [.. View.Header.Select(column => new Choice(column, column))];
        if (HttpMethods.IsGet(Request.Method))
        {
            var chosen = View.Columns;
            Command = new ChooseColumns.Command { Period = chosen.Period, Numerator = chosen.Numerator, Denominator = chosen.Denominator, Place = chosen.Place, Series = chosen.Series, AlsoSeries = chosen.AlsoSeries };
        }
    }

    public async Task<IActionResult> OnPostColumnsAsync(CancellationToken ct)
    {
        await Mediator.Send(Command with { Number = Number }, ct);
        return LocalRedirect($"/imports/{Number}");
    }

    public async Task<IActionResult> OnPostRunAsync(CancellationToken ct)
    {
        await Mediator.Send(new RunImport.Command { Number = Number, Version = Command.Version }, ct);
        return Saved("Imported. The charts show it now", $"/imports/{Number}");
    }
}
