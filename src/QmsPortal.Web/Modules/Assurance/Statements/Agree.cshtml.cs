using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Assurance.Statements;

/// <summary>What agreeing does, before it is done; or why it is not.</summary>
public sealed class AgreeModel(IMediator mediator, CurrentUser user) : FormPage(mediator)
{
    [FromRoute(Name = "number")]
    public int Number { get; set; }

    [BindProperty]
    public Fields Command { get; set; } = new();

    public override string? HeaderPlace => View.PlaceCode;
    public ShowStatement.View View { get; private set; } = default!;

    public sealed record Fields
    {
        public uint Version { get; init; }
        public string? Words { get; init; }
        public string? Reason { get; init; }
    }

    public override async Task LoadAsync(CancellationToken ct)
    {
        if (!user.Can(Permission.AgreeStatements))
            throw new ForbiddenException();
        View = await Mediator.Send(new ShowStatement.Query(Number), ct);
        // A form that comes in late is shown again with what has changed.
        if (!user.Can(Permission.AgreeStatements, View.PlacePath) || (View.State is not StatementState.Committee && !HttpMethods.IsPost(Request.Method)))
            throw new NotFoundException();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Mediator.Send(new AgreeStatement.Command { Number = Number, Version = Command.Version, Words = Command.Words }, ct);
        return Saved("Agreed", $"/statements/{Number}");
    }

    public async Task<IActionResult> OnPostRejectAsync(CancellationToken ct)
    {
        await Mediator.Send(new RejectStatement.Command { Number = Number, Version = Command.Version, Reason = Command.Reason }, ct);
        return Saved("Not agreed", $"/statements/{Number}");
    }
}
