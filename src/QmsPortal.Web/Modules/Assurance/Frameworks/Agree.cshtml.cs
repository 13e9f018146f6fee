using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Assurance.Frameworks;

/// <summary>What agreeing does, before it is done.</summary>
public sealed class AgreeModel(IMediator mediator, CurrentUser user) : FrameworkPage(mediator, user)
{
    [FromRoute(Name = "requirement")]
    public string Code { get; set; } = "";

    [BindProperty]
    public AgreeResult.Command Command { get; set; } = new();

    public ShowRequirement.View View { get; private set; } = default!;
    public ShowRequirement.Result Result => View.Result!;
    public string Address => RequirementResult.AddressOf(Framework, Code, Here);

    /// <summary>What the place said, what was proposed instead, then whatever else it may be.</summary>
    public IReadOnlyList<Choice> Answers => [.. Enum.GetValues<ResultAnswer>().OrderBy(answer => answer == Result.Answer ? 0 : answer == Result.Proposed ? 1 : 2)
        .Select(answer => new Choice(answer.ToString(), ResultWords.Of(answer), answer == Result.Answer ? "As the place said" : answer == Result.Proposed ? "As the challenge proposes" : "Another answer: say why"))];

    public override async Task LoadAsync(CancellationToken ct)
    {
        if (!Person.Can(Permission.AgreeResults))
            throw new ForbiddenException();
        await base.LoadAsync(ct);
        View = await Mediator.Send(new ShowRequirement.Query(Framework, Code, Here), ct);
        // A form that comes in late is shown again with what has changed.
        if (View.Result is null || !Person.Can(Permission.AgreeResults, Place.Path) || (View.Result.State is not ResultState.Challenged && !HttpMethods.IsPost(Request.Method)))
            throw new NotFoundException();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Mediator.Send(Command with { Framework = Framework, Requirement = Code, Place = Here }, ct);
        return Saved("Agreed", Address);
    }
}
