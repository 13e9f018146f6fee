using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Assurance.Statements;

/// <summary>A draft in other words.</summary>
public sealed class EditModel(IMediator mediator, CurrentUser user) : FormPage(mediator)
{
    [FromRoute(Name = "number")]
    public int Number { get; set; }

    [BindProperty]
    public ReviseStatement.Command Command { get; set; } = new();

    public override string? HeaderPlace => View.PlaceCode;
    public ShowStatement.View View { get; private set; } = default!;

    public override async Task LoadAsync(CancellationToken ct)
    {
        if (!user.Can(Permission.WriteStatements))
            throw new ForbiddenException();
        View = await Mediator.Send(new ShowStatement.Query(Number), ct);
        var late = HttpMethods.IsPost(Request.Method);
        if (View.AuthorId != user.Id || (View.State is not StatementState.Draft && !late))
            throw new NotFoundException();
        if (late)
            return;
        var words = View.Words;
        Command = new ReviseStatement.Command
        {
            Claim = words.Claim,
            Rating = words.Rating,
            Why = words.Reason,
            Gaps = words.Gaps,
            Limits = words.Limits,
            From = DateInput.From(words.From),
            To = DateInput.From(words.To),
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Mediator.Send(Command with { Number = Number }, ct);
        return Saved("Draft changed", $"/statements/{Number}");
    }
}
