using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Organisation.People;

public sealed class AddModel(IMediator mediator, CurrentUser user) : FormPage(mediator)
{
    [BindProperty]
    public AddPerson.Command Command { get; set; } = new();

    public override Task LoadAsync(CancellationToken ct) => user.Can(Permission.ManagePeople) ? Task.CompletedTask : throw new ForbiddenException();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var person = await Mediator.Send(Command, ct);
        return Saved("Person added. Give them a role", $"/settings/people/{person}");
    }
}
