using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Huddles;

/// <summary>What does this place talk through, and in which order?</summary>
public sealed class SetAgendaModel(IMediator mediator, CurrentUser user) : PlacePage(mediator)
{
    /// <summary>The template to begin with, in place of the agenda as it is.</summary>
    [FromQuery(Name = "from")]
    public string? Template { get; set; }

    [BindProperty]
    public SetHuddleAgenda.Command Command { get; set; } = new();

    public ShowHuddleAgenda.View View { get; private set; } = default!;

    public string TitleOf(string? code) => View.Offered.FirstOrDefault(item => item.Code == code)?.Title ?? "Not on offer any more";

    public override async Task LoadAsync(CancellationToken ct)
    {
        if (!user.Can(Permission.RunHuddles))
            throw new ForbiddenException();
        await base.LoadAsync(ct);
        if (!user.Can(Permission.RunHuddles, Place.Path))
            throw new NotFoundException();
        View = await Mediator.Send(new ShowHuddleAgenda.Query(Place.Id), ct);
        if (!HttpMethods.IsGet(Request.Method))
            return;
        var items = Template is null ? View.Items : Agenda.Template(Template);
        Command = new SetHuddleAgenda.Command
        {
            Items = [.. items.Select(item => new SetHuddleAgenda.Line { Code = item.Code, Order = item.Number }), .. View.Offered.Where(item => items.All(kept => kept.Code != item.Code)).Select(item => new SetHuddleAgenda.Line { Code = item.Code })],
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Mediator.Send(Command with { Place = PlaceCode }, ct);
        return Saved("The agenda is kept for the next huddle on", $"/at/{PlaceCode}/huddle");
    }
}
