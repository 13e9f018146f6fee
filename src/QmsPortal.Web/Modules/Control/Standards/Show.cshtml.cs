using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Standards;

/// <summary>How is this work done, and is that still so?</summary>
public sealed class ShowModel(IMediator mediator, TimeProvider clock) : FormPage(mediator)
{
    [FromRoute(Name = "number")]
    public int Number { get; set; }

    [BindProperty]
    public Fields Command { get; set; } = new();

    public string? Opened => ModelState.IsValid ? null : Request.Query["handler"].ToString();

    public override string? HeaderPlace => View.PlaceCode;
    public ShowStandard.View View { get; private set; } = default!;

    /// <summary>The fields of the small forms of this page, each of which sends the command it is for.</summary>
    public sealed record Fields
    {
        public uint Version { get; init; }
        public int Of { get; init; }
        public string? Found { get; init; }
        public DateInput LookAgainBy { get; init; } = new();
    }

    public override async Task LoadAsync(CancellationToken ct)
    {
        View = await Mediator.Send(new ShowStandard.Query(Number), ct);
        if (HttpMethods.IsGet(Request.Method))
            Command = new Fields { LookAgainBy = DateInput.From(clock.Today().AddYears(1)) };
    }

    public async Task<IActionResult> OnPostNextAsync(CancellationToken ct)
    {
        var version = await Mediator.Send(new WriteVersion.Command { Number = Number, Version = Command.Version }, ct);
        return Saved($"Version {version} begins with the words of the last one", $"/standards/{Number}/v{version}/edit");
    }

    public async Task<IActionResult> OnPostReadAsync(CancellationToken ct)
    {
        await Mediator.Send(new ConfirmReading.Command { Number = Number, Of = Command.Of }, ct);
        return Saved($"Thank you. You have read and understood version {Command.Of}", $"/standards/{Number}");
    }

    public async Task<IActionResult> OnPostReviewAsync(CancellationToken ct)
    {
        await Mediator.Send(new ReviewStandard.Command { Number = Number, Version = Command.Version, Found = Command.Found, LookAgainBy = Command.LookAgainBy }, ct);
        return Saved("Review recorded. The day before stays in the history", $"/standards/{Number}");
    }
}
