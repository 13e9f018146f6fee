using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Measures;

public sealed class StartModel(IMediator mediator, CurrentUser user) : PlacePage(mediator)
{
    [BindProperty]
    public StartMeasuring.Command Command { get; set; } = new();

    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken ct)
    {
        if (!user.Can(Permission.DefineMeasures))
            throw new ForbiddenException();
        await base.LoadAsync(ct);
        if (!user.Can(Permission.DefineMeasures, Place.Path))
            throw new NotFoundException();
        Choices = [.. (await Mediator.Send(new ListDefinitions.Query(), ct)).Rows.Select(row => new Choice(row.Code, row.Title))];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var code = await Mediator.Send(Command with { Place = PlaceCode }, ct);
        return Saved("Measure started. Add its first value", $"/at/{PlaceCode}/measures/{code}");
    }
}
