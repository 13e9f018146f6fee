using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>What does it say from now on, and why?</summary>
public sealed class ReviseModel(IMediator mediator, CurrentUser user) : FormPage(mediator)
{
    [FromRoute(Name = "measure")]
    public string Measure { get; set; } = "";

    [BindProperty]
    public ReviseMeasure.Command Command { get; set; } = new();

    public ShowDefinition.View View { get; private set; } = default!;

    public override async Task LoadAsync(CancellationToken ct)
    {
        if (!user.Can(Permission.DefineMeasures))
            throw new ForbiddenException();
        View = await Mediator.Send(new ShowDefinition.Query(Measure), ct);
        if (HttpMethods.IsGet(Request.Method) && View.Definition is var now)
            Command = new() { Title = now.Title, ShortName = View.ShortName, Numerator = now.Numerator, Denominator = now.Denominator, Direction = now.Direction, Chart = now.Chart };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var code = await Mediator.Send(Command with { Measure = Measure }, ct);
        return Saved("New version made. The charts are judged by it", $"/definitions/{code}");
    }
}
