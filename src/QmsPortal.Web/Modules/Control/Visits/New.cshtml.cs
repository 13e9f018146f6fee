using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Visits;

/// <summary>Where were you, and what did you hear?</summary>
public sealed class NewModel(IMediator mediator, CurrentUser user, TimeProvider clock) : FormPage(mediator)
{
    [FromQuery(Name = "at")]
    public string? At { get; set; }

    [BindProperty]
    public RecordVisit.Command Command { get; set; } = new();

    public IReadOnlyList<Choice> Wards { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken ct)
    {
        if (!user.Can(Permission.VisitWards))
            throw new ForbiddenException();
        Wards = [.. (await Mediator.Send(new ListPlaces.Query(null), ct)).Tree.Where(place => place.Kind is NodeKind.Ward && user.Can(Permission.VisitWards, place.Path)).Select(ward => new Choice(ward.Code, ward.Name))];
        if (HttpMethods.IsGet(Request.Method))
            Command = new RecordVisit.Command { Place = Wards.SingleOrDefault(ward => ward.Value == At)?.Value, On = DateInput.From(clock.Today()) };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var number = await Mediator.Send(Command, ct);
        return Saved("Visit recorded. Promise something, if you did", $"/visits/{number}");
    }
}
