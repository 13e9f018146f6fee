using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Actions;

/// <summary>What is to be done about this issue, by whom and by when?</summary>
public sealed class NewModel(IMediator mediator, TimeProvider clock) : FormPage(mediator)
{
    [FromRoute(Name = "number")]
    public int Number { get; set; }

    [BindProperty]
    public AddAction.Command Command { get; set; } = new();

    public override string? HeaderPlace => View.PlaceCode;
    public PrepareAction.View View { get; private set; } = default!;

    public override async Task LoadAsync(CancellationToken ct)
    {
        View = await Mediator.Send(new PrepareAction.Query(Number), ct);
        if (HttpMethods.IsGet(Request.Method))
            Command = new AddAction.Command { By = DateInput.From(clock.Today().AddDays(7)), Weeks = ActionItem.WeeksToCheck };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var action = await Mediator.Send(Command with { Issue = Number }, ct);
        return Saved("Action added. Its owner finds it on their own page", $"/actions/{action}");
    }
}
