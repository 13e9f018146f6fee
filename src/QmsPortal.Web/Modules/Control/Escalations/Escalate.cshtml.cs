using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Escalations;

/// <summary>One short form; the first two boxes are filled from the issue. What it says is sent to another tier at once.</summary>
public sealed class EscalateModel(IMediator mediator) : FormPage(mediator)
{
    [FromRoute(Name = "number")]
    public int Number { get; set; }

    /// <summary>The place at whose huddle it was decided: then one is led back there.</summary>
    [FromQuery(Name = "huddle")]
    public string? Huddle { get; set; }

    [BindProperty]
    public EscalateIssue.Command Command { get; set; } = new();

    public override string? HeaderPlace => View.PlaceCode;
    public PrepareEscalation.View View { get; private set; } = default!;
    public static IReadOnlyList<Choice> Telephoning => [.. Enum.GetValues<Telephoned>().Select(telephoned => new Choice(telephoned.ToString(), EscalationWords.Choice(telephoned)))];
    public string? HuddleAddress => string.IsNullOrEmpty(Huddle) ? null : $"/at/{Uri.EscapeDataString(Huddle)}/huddle";
    public IReadOnlyList<Choice> Priorities => [.. Enum.GetValues<EscalationPriority>().Select(priority => new Choice(priority.ToString(), EscalationWords.Choice(priority, View.Times)))];
    public IReadOnlyList<Choice> Higher => [.. View.Higher.Select(tier => new Choice(tier.Code, $"{tier.Words}: {tier.PostsInWords}"))];

    public override async Task LoadAsync(CancellationToken ct)
    {
        View = await Mediator.Send(new PrepareEscalation.Query(Number), ct);
        if (HttpMethods.IsPost(Request.Method))
            return;
        var (situation, background, assessment, recommendation) = View.Filled;
        Command = new() { Situation = situation, Background = background, Assessment = assessment, Recommendation = recommendation };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var number = await Mediator.Send(Command with { Number = Number }, ct);
        return HuddleAddress is { } huddle
            ? Saved($"Issue {Number} is escalated. Its clock runs from now", huddle)
            : Saved("Escalation sent. Its clock runs from now", $"/escalations/{number}");
    }
}
