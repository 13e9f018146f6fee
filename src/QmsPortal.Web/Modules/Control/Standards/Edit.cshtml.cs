using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Standards;

/// <summary>The draft, with a row for each step and some to spare.</summary>
public sealed class EditModel(IMediator mediator, CurrentUser user) : VersionPage(mediator, user, Permission.WriteStandards)
{
    private const int FewestRows = 4;

    [FromQuery(Name = "rows")]
    public string? Rows { get; set; }

    [FromForm(Name = "more")]
    public string? More { get; set; }

    [BindProperty]
    public ChangeDraft.Command Command { get; set; } = new();

    protected override bool Fits => View.State is VersionState.Draft;

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        if (HttpMethods.IsGet(Request.Method))
            Command = Begun(View.Sheet.Content);
        var rows = Math.Min(StandardContent.MostSteps, Math.Max(FewestRows, int.TryParse(Rows, out var asked) ? asked : 0));
        Command = Command with { Steps = [.. Command.Steps, .. Enumerable.Repeat(new StepFields(), Math.Max(0, rows - Command.Steps.Count))] };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Mediator.Send(Command with { Number = Number, Of = Of }, ct);
        var filled = Command.Steps.Count(step => !step.IsEmpty);
        return Saved("Draft saved", More is null ? $"/standards/{Number}/v{Of}" : $"/standards/{Number}/v{Of}/edit?rows={Math.Max(Command.Steps.Count, filled) + 1}");
    }

    private static ChangeDraft.Command Begun(StandardContent content) => new()
    {
        Title = content.Title,
        Process = content.Process,
        Purpose = content.Purpose,
        DoneBy = content.DoneBy,
        Owner = content.Owner,
        ReviewBy = content.ReviewBy is { } day ? DateInput.From(day) : new(),
        Steps = [.. content.Steps.Select(step => new StepFields { What = step.What, KeyPoint = step.KeyPoint, Why = step.Why, Minutes = step.Minutes / 1.0000000000m })],
    };
}
