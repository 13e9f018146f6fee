using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Issues;

/// <summary>Three taps: raise, kind, send. The place and the measure come from where the person was.</summary>
public sealed class RaiseModel(IMediator mediator, CurrentUser user) : FormPage(mediator)
{
    public static readonly IReadOnlyList<Choice> Kinds = [.. Enum.GetValues<IssueKind>().Select(kind => new Choice(kind.ToString(), IssueWords.Of(kind)))];

    [FromQuery(Name = "at")]
    public string? At { get; set; }

    [FromQuery(Name = "from")]
    public string? From { get; set; }

    [FromQuery(Name = "signal")]
    public int? Signal { get; set; }

    /// <summary>The day of the huddle at which it is raised, "2026-05-05", and the item of its agenda: then one is led back there.</summary>
    [FromQuery(Name = "huddle")]
    public string? Huddle { get; set; }

    [FromQuery(Name = "item")]
    public string? Item { get; set; }

    [BindProperty]
    public RaiseIssue.Command Command { get; set; } = new();

    public override string? HeaderPlace => Here?.Code;
    private DateOnly? Day => DateOnly.TryParseExact(Huddle, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    public ListPlaces.Row? Here { get; private set; }
    public IReadOnlyList<Choice> Wards { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken ct)
    {
        if (!user.Can(Permission.RaiseIssues))
            throw new ForbiddenException();
        var wards = (await Mediator.Send(new ListPlaces.Query(null), ct)).Tree.Where(place => place.Kind is NodeKind.Ward && (!user.IsAtSharedDevice || user.Can(Permission.RaiseIssues, place.Path))).ToList();
        Here = wards.SingleOrDefault(ward => ward.Code == At);
        Wards = [.. wards.Select(ward => new Choice(ward.Code, ward.Name))];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var command = Command with { Place = string.IsNullOrEmpty(Command.Place) ? At : Command.Place, FromMeasure = From, FromSignal = Signal, AtHuddle = Day, Item = Item };
        var number = await Mediator.Send(command, ct);
        if (command.AtHuddle is not null && command.Place == At)
            return Saved($"Issue {number} is raised. It stands under “Decide now”", $"/at/{At}/huddle");
        return LocalRedirect($"/issues/{number}?raised=now");
    }
}
