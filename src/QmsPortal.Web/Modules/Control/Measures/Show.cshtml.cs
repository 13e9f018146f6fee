using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Signals;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>Is this different from usual, and what did we do about it?</summary>
public sealed class ShowModel(IMediator mediator, CurrentUser user) : PlacePage(mediator)
{
    [FromRoute(Name = "measure")]
    public string Measure { get; set; } = "";

    public ShowMeasure.View View { get; private set; } = default!;
    public IReadOnlyList<SignalsOfSeries.Row> Signals { get; private set; } = [];
    public string Address => $"/at/{Place.Code}/measures/{View.Code}";
    public bool MayAnswer => user.Can(Permission.AnswerSignals, Place.Path);
    public bool MayAdd => !Place.IsComparison && user.Can(Permission.EnterValues, Place.Path);

    /// <summary>Answering what the chart signals comes before adding to it: one green button a page.</summary>
    public bool AnswerIsNext => MayAnswer && Signals is [{ IsToAnswer: true }, ..];
    public bool MayAnnotate => !Place.IsComparison && user.Can(Permission.AnnotateCharts, Place.Path);
    public bool MayCorrect => user.Can(Permission.CorrectValues, Place.Path);

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        View = await Mediator.Send(new ShowMeasure.Query(PlaceCode, Measure), ct);
        if (!Place.IsComparison)
            Signals = await Mediator.Send(new SignalsOfSeries.Query(View.Id), ct);
    }
}
