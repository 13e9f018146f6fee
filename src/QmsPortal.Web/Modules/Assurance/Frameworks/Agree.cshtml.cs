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

    /// <summary>What the place said, and what was proposed instead.</summary>
    public IReadOnlyList<Choice> Answers => [.. new[] { Result.Answer, Result.Proposed }.OfType<ResultAnswer>().Select(answer => new Choice(answer.ToString(), ResultWords.Of(answer), answer == Result.Answer ? "As the place said" : "As the challenge proposes"))];

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
