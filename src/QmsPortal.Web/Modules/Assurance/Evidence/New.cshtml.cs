using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Contracts.Control;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Assurance.Evidence;

/// <summary>First of what, then until when. The copy is asked of whoever owns the chart, at the moment it is sent.</summary>
public sealed class NewModel(IMediator mediator, CurrentUser user) : PlacePage(mediator)
{
    [FromQuery(Name = "at")]
    public string? At { get; set; }

    /// <summary>The requirement it is made for, as "framework/code".</summary>
    [FromQuery(Name = "requirement")]
    public string? Requirement { get; set; }

    [FromQuery(Name = "series")]
    public Guid? Series { get; set; }

    [BindProperty]
    public Fields Command { get; set; } = new();

    public IReadOnlyList<ListSources.Row> Sources { get; private set; } = [];
    public FreezeChart.View? Chart { get; private set; }

    public string BackTo => Asked is (var framework, { } code) ? $"/frameworks/{framework}/{code}?at={Here}" : $"/at/{Here}/evidence";

    private string Here => At ?? Navigation.HomeOf(user) ?? "";
    private (string? Framework, string? Code) Asked => Requirement?.Split('/') is [var framework, var code] ? (framework, code) : (null, null);

    public sealed record Fields
    {
        public string? Title { get; init; }
        public DateInput ValidUntil { get; init; } = new();
    }

    public override async Task LoadAsync(CancellationToken ct)
    {
        if (!user.Can(Permission.SubmitEvidence))
            throw new ForbiddenException();
        PlaceCode = Here;
        await base.LoadAsync(ct);
        if (!user.Can(Permission.SubmitEvidence, Place.Path))
            throw new NotFoundException();
        Chart = Series is { } series ? await Mediator.Send(new FreezeChart.Query(series), ct) : null;
        Sources = Chart is null ? await Mediator.Send(new ListSources.Query(Place.Path), ct) : [];
        if (Command.Title is null && Chart is not null && !HttpMethods.IsPost(Request.Method))
            Command = new Fields { Title = Chart.Title };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var chart = Series is { } series ? await Mediator.Send(new FreezeChart.Query(series), ct) : null;
        var number = await Mediator.Send(new FreezeEvidence.Command
        {
            Place = Here,
            Source = Series ?? Guid.Empty,
            Title = Command.Title,
            ValidUntil = Command.ValidUntil,
            Framework = Asked.Framework,
            Requirement = Asked.Code,
            Copy = chart is null ? null : Frozen.Page(EvidenceKind.FrozenChart, chart.Html, chart.From, chart.To),
        }, ct);
        return Saved("Chart frozen. Look at it, then send it to be accepted", $"/evidence/{number}");
    }
}
