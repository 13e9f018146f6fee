using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Contracts.Control;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Improvement.Projects;

public sealed class CharterModel(IMediator mediator, CurrentUser user) : ProjectFormPage(mediator, user)
{
    private const int MostSeries = 100;

    [BindProperty]
    public WriteCharter.Command Command { get; set; } = new();

    /// <summary>Measures of the place and below.</summary>
    public IReadOnlyList<Choice> Series { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        var found = await Mediator.Send(new SeriesToChoose.Query(View.PlacePath, Rows: MostSeries), ct);
        Series = [.. found.Rows.Select(row => new Choice(row.Series.ToString(), $"{row.Name}, {row.PlaceName}"))];
        if (HttpMethods.IsGet(Request.Method))
            Command = View.Charter is { } c
                ? new WriteCharter.Command
                {
                    Name = View.Name,
                    Aim = c.Aim,
                    ForWhom = c.ForWhom,
                    HowMuch = c.HowMuch,
                    ByWhen = DateInput.From(c.ByWhen),
                    Why = c.Why,
                    Outcome = c.Outcome.Series,
                    NoOutcome = c.Outcome.WhyNone,
                    Process = c.Process.Series,
                    NoProcess = c.Process.WhyNone,
                    Balancing = c.Balancing.Series,
                    NoBalancing = c.Balancing.WhyNone,
                    Ideas = c.Ideas,
                    Team = c.Team,
                }
                : new WriteCharter.Command { Name = View.Name, Why = View.Steps[0].Words };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Mediator.Send(Command with { Number = Number }, ct);
        return Saved("Charter written. A sponsor accepts it, or says what is missing", Address);
    }
}
