using MediatR;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Organisation.Places;

public sealed class SettingsModel(IMediator mediator, CurrentUser user) : FormPage(mediator)
{
    public ListPlaces.View Places { get; private set; } = default!;

    public override async Task LoadAsync(CancellationToken ct)
    {
        if (!user.Can(Permission.ManagePlaces))
            throw new ForbiddenException();
        Places = await Mediator.Send(new ListPlaces.Query(null), ct);
    }
}
