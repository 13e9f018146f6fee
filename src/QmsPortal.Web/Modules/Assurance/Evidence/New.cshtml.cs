using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Contracts.Control;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Assurance.Evidence;

/// <summary>First of what, then until when. The copy is asked of whoever owns the record, at the moment it is sent.</summary>
public sealed class NewModel(IMediator mediator, CurrentUser user, TimeProvider clock) : PlacePage(mediator)
{
    [FromQuery(Name = "at")]
    public string? At { get; set; }

    /// <summary>The requirement it is made for, as "framework/code".</summary>
    [FromQuery(Name = "requirement")]
    public string? Requirement { get; set; }

    [FromQuery(Name = "series")]
    public Guid? Series { get; set; }

    [FromQuery(Name = "standard")]
    public Guid? Standard { get; set; }

    [BindProperty]
    public Fields Command { get; set; } = new();

    public IReadOnlyList<ListSources.Row> Sources { get; private set; } = [];
    public Original? Of { get; private set; }

    public string BackTo => Asked is (var framework, { } code) ? $"/frameworks/{framework}/{code}?at={Here}" : $"/at/{Here}/evidence";

    private string Here => At ?? Navigation.HomeOf(user) ?? "";
    private (string? Framework, string? Code) Asked => Requirement?.Split('/') is [var framework, var code] ? (framework, code) : (null, null);

    public sealed record Fields
    {
        public string? Title { get; init; }
        public DateInput ValidUntil { get; init; } = new();
    }

    /// <summary>What is copied, as it is at this moment.</summary>
    public sealed record Original(EvidenceKind Kind, Guid Id, string Title, string PlaceName, string Sentence, bool SignalsConcern, Frozen Copy)
    {
        public bool IsChart => Kind is EvidenceKind.FrozenChart;
    }

    public override async Task LoadAsync(CancellationToken ct)
    {
        if (!user.Can(Permission.SubmitEvidence))
            throw new ForbiddenException();
        PlaceCode = Here;
        await base.LoadAsync(ct);
        if (!user.Can(Permission.SubmitEvidence, Place.Path))
            throw new NotFoundException();
        try
        {
            Of = await Read(ct);
        }
        catch (DomainException)
        {
            // Nothing of it is in force: what else there is to copy is shown, and a post says why.
        }

        Sources = Of is null ? await Mediator.Send(new ListSources.Query(Place.Path), ct) : [];
        if (Command.Title is null && Of is not null && !HttpMethods.IsPost(Request.Method))
            Command = new Fields { Title = Of.Title };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var original = await Read(ct);
        var number = await Mediator.Send(new FreezeEvidence.Command
        {
            Place = Here,
            Source = original?.Id ?? Guid.Empty,
            Title = Command.Title,
            ValidUntil = Command.ValidUntil,
            Framework = Asked.Framework,
            Requirement = Asked.Code,
            Copy = original?.Copy,
        }, ct);
        return Saved("A copy is kept. Look at it, then send it to be accepted", $"/evidence/{number}");
    }

    private async Task<Original?> Read(CancellationToken ct)
    {
        if (Series is { } series)
        {
            var chart = await Mediator.Send(new FreezeChart.Query(series), ct);
            return new(EvidenceKind.FrozenChart, series, chart.Title, chart.PlaceName, chart.Sentence, chart.SignalsConcern, Frozen.Page(EvidenceKind.FrozenChart, chart.Html, chart.From, chart.To));
        }

        if (Standard is not { } id)
            return null;
        var standard = await Mediator.Send(new FreezeStandard.Query(id), ct);
        return new(EvidenceKind.FrozenStandard, id, standard.Title, standard.PlaceName, $"version {standard.Version}, in force since {standard.From.LongWords()}", false, Frozen.Page(EvidenceKind.FrozenStandard, standard.Html, standard.From, clock.Today()));
    }
}
