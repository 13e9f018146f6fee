using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Imports;

/// <summary>A file much too large is still read, up to a limit, so that the answer stands beside the field.</summary>
[RequestSizeLimit(LargestRequest)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestRequest)]
public sealed class NewModel(IMediator mediator, CurrentUser user) : FormPage(mediator)
{
    private const long LargestRequest = 64 * 1024 * 1024;

    [BindProperty]
    public UploadImport.Command Command { get; set; } = new();

    public IReadOnlyList<Choice> Measures { get; private set; } = [];
    public IReadOnlyList<Choice> Places { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken ct)
    {
        if (!user.Can(Permission.ImportValues))
            throw new ForbiddenException();
        Measures = [.. (await Mediator.Send(new ListDefinitions.Query(), ct)).Rows.Select(row => new Choice(row.Code, row.Title))];
        Places = [.. (await Mediator.Send(new ListPlaces.Query(null), ct)).Tree
            .Where(place => user.Can(Permission.ImportValues, place.Path))
            .Select(place => new Choice(place.Code, new string('\u2003', place.Depth) + place.Name))];
        if (HttpMethods.IsGet(Request.Method))
            Command = new UploadImport.Command { Measure = Request.Query["measure"], Place = Request.Query["place"] };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var number = await Mediator.Send(Command, ct);
        return LocalRedirect($"/imports/{number}");
    }
}
