using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Improvement.Projects;

public sealed class CloseModel(IMediator mediator, CurrentUser user) : ProjectFormPage(mediator, user)
{
    public static readonly IReadOnlyList<Choice> Ends = [.. Enum.GetValues<ProjectEnd>().Select(end => new Choice(end.ToString(), ProjectWords.Of(end)))];

    [BindProperty]
    public CloseProject.Command Command { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Mediator.Send(Command with { Number = Number }, ct);
        return Saved(Command.End is ProjectEnd.Achieved ? "Asked. Another person confirms that it achieved its aim" : "Project closed", Address);
    }
}
