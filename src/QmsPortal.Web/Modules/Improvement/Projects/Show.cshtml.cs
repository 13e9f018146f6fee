using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Contracts.Control;
using QmsPortal.Kernel.HandOvers;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Improvement.Projects;

/// <summary>What are we trying, did it work, what next?</summary>
public sealed class ShowModel(IMediator mediator) : FormPage(mediator)
{
    public static readonly IReadOnlyList<ProjectState> States = Enum.GetValues<ProjectState>();

    [FromRoute(Name = "number")]
    public int Number { get; set; }

    /// <summary>The fields of the small forms of this page, each of which sends the command it is for.</summary>
    [BindProperty]
    public Fields Command { get; set; } = new();

    public override string? HeaderPlace => View.PlaceCode;
    public ShowProject.View View { get; private set; } = default!;
    public IReadOnlyList<SeriesNow.Row> Charts { get; private set; } = [];
    public string? Opened => ModelState.IsValid ? null : Request.Query["handler"].ToString();

    /// <summary>The chart that says whether it worked.</summary>
    public SeriesNow.Row? Outcome => View.Charter is { } charter ? ChartOf(charter.Outcome) : null;

    /// <summary>What adoption offered to those who do the work, by the number of the cycle.</summary>
    public IReadOnlyList<(int Cycle, ShowProject.Offer Offer)> Offers => [.. View.Tests.Where(test => test.Offer is not null).Select(test => (test.Number, test.Offer!))];

    /// <summary>What speaks against watching the gain already: nobody owns the change yet, or no chart shows a gain.</summary>
    public IReadOnlyList<string> NotYet =>
    [
        .. Offers.Where(row => row.Offer.State is HandOverState.Offered).Select(row => $"The change of the standard from cycle {row.Cycle} is offered, and nobody has accepted it yet."),
        .. Offers.Where(row => row.Offer.State is HandOverState.Declined).Select(row => $"The change of the standard from cycle {row.Cycle} was declined: “{row.Offer.Words}”"),
        .. View.Charter?.Outcome.Series is null ? ["There is no outcome measure, so no chart shows a gain."]
            : Outcome is { Summary.IsImprovement: false } outcome ? [$"The chart shows no improvement: {outcome.Summary.Name}, {outcome.Summary.Words}"] : Array.Empty<string>(),
    ];

    public sealed record Fields
    {
        public uint Version { get; init; }
        public string? Missing { get; init; }
        public string? Watched { get; init; }
        public string? ToDo { get; init; }
    }

    public SeriesNow.Row? ChartOf(ShowProject.Measure measure) => Charts.FirstOrDefault(chart => chart.Series == measure.Series);

    public override async Task LoadAsync(CancellationToken ct)
    {
        View = await Mediator.Send(new ShowProject.Query(Number), ct);
        if (View.Charter is { Series: { Count: > 0 } series })
            Charts = await Mediator.Send(new SeriesNow.Query(series), ct);
    }

    public Task<IActionResult> OnPostAcceptAsync(CancellationToken ct) =>
        Done(new DecideCharter.Command { Number = Number, Version = Command.Version, Accept = true }, "Charter accepted. You sponsor this project", ct);

    public Task<IActionResult> OnPostReturnAsync(CancellationToken ct) =>
        Done(new DecideCharter.Command { Number = Number, Version = Command.Version, Missing = Command.Missing }, "Charter returned", ct);

    public Task<IActionResult> OnPostSustainAsync(CancellationToken ct) =>
        Done(new SustainProject.Command { Number = Number, Version = Command.Version, Watched = Command.Watched }, "The gain is watched from now on", ct);

    public Task<IActionResult> OnPostAchievedAsync(CancellationToken ct) =>
        Done(new ConfirmClosing.Command { Number = Number, Version = Command.Version, Achieved = true }, "Confirmed. The project is closed", ct);

    public Task<IActionResult> OnPostNotYetAsync(CancellationToken ct) =>
        Done(new ConfirmClosing.Command { Number = Number, Version = Command.Version, ToDo = Command.ToDo }, "The project goes on", ct);

    private async Task<IActionResult> Done(IRequest<Unit> command, string banner, CancellationToken ct)
    {
        await Mediator.Send(command, ct);
        return Saved(banner, $"/projects/{Number}");
    }
}
