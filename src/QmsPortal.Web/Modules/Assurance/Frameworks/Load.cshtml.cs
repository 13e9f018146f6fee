using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Assurance.Frameworks;

/// <summary>Which frameworks came with the site, and which are loaded.</summary>
public sealed class LoadModel(IMediator mediator) : FormPage(mediator)
{
    [BindProperty]
    public LoadFramework.Command Command { get; set; } = new();

    public IReadOnlyList<ListCatalogues.Row> Catalogues { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken ct) => Catalogues = await Mediator.Send(new ListCatalogues.Query(), ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Mediator.Send(Command, ct);
        return Saved("Framework loaded. Every place can say now what it meets", "/frameworks/load");
    }
}
