using MediatR;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Assurance.Frameworks;

public sealed class ShowModel(IMediator mediator, CurrentUser user) : FrameworkPage(mediator, user)
{
    public ShowFramework.View View { get; private set; } = default!;

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        View = await Mediator.Send(new ShowFramework.Query(Framework, Place.Path), ct);
    }
}
