using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Rotas;

/// <summary>Who receives here, or leads the huddle of the ward, now and on the days ahead?</summary>
public sealed class IndexModel(IMediator mediator, CurrentUser user, TimeProvider clock) : PlacePage(mediator)
{
    public static readonly IReadOnlyList<Choice> Times =
        [.. Enumerable.Range(0, 48).Select(half => new TimeOnly(0, 0).AddMinutes(30 * half).Words()).Select(time => new Choice(time, time))];

    [BindProperty]
    public Fields Command { get; set; } = new();

    public ShowRota.View Rota { get; private set; } = default!;
    public string Title => Place.IsTeam ? $"Who leads the huddle {Place.InWords}" : $"Who receives escalations {Place.InWords}";


    /// <summary>What it means that nobody is on duty.</summary>
    public string IfNobody => Place.IsTeam ? "Whoever starts the huddle then leads it." : "What is escalated goes to the next tier at once, and says so.";
    public string WithoutRota => Place.IsTeam ? "whoever starts the huddle leads it" : "whoever holds the role receives at any hour";
    public bool MayChange => user.Can(Duty.KeptBy(Place.Kind), Place.Path);

    public sealed record Fields
    {
        public Guid? Person { get; init; }
        public DateInput On { get; init; } = new();
        public string? From { get; init; }
        public string? Until { get; init; }
        public Guid Shift { get; init; }
        public uint Version { get; init; }
    }

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        if (Place.IsComparison)
            throw new NotFoundException();
        Rota = await Mediator.Send(new ShowRota.Query(Place.Id, Place.Kind), ct);
        if (HttpMethods.IsGet(Request.Method))
            Command = new Fields { On = DateInput.From(clock.Today()), From = "08:00", Until = "20:00" };
    }

    public async Task<IActionResult> OnPostPutAsync(CancellationToken ct)
    {
        await Mediator.Send(new PutOnDuty.Command { Place = PlaceCode, Person = Command.Person, On = Command.On, From = Command.From, Until = Command.Until }, ct);
        return Saved("On the rota", $"/at/{PlaceCode}/rota");
    }

    public async Task<IActionResult> OnPostTakeOffAsync(CancellationToken ct)
    {
        await Mediator.Send(new TakeOffDuty.Command { Place = PlaceCode, Shift = Command.Shift, Version = Command.Version }, ct);
        return Saved("Taken off the rota", $"/at/{PlaceCode}/rota");
    }
}
