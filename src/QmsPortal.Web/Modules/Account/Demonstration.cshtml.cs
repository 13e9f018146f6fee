using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Account;

/// <summary>In the demonstration only: signs in as any of its people.</summary>
[AllowAnonymous]
public sealed class DemonstrationModel(IMediator mediator, Session session) : FormPage(mediator)
{
    public IReadOnlyList<ListDemonstrationPeople.Row> People { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken ct) => People = await Mediator.Send(new ListDemonstrationPeople.Query(), ct);

    public IActionResult OnGet() => People.Count == 0 ? LocalRedirect("/sign-in") : Page();

    public async Task<IActionResult> OnPostAsync(Guid person, CancellationToken ct)
    {
        await LoadAsync(ct);
        if (People.All(known => known.Id != person))
            throw new NotFoundException();
        await session.Begin(person, ct);
        return LocalRedirect("/");
    }
}
