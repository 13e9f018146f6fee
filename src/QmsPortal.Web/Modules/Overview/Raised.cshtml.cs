using MediatR;
using QmsPortal.Contracts.Control;
using QmsPortal.Contracts.Improvement;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Overview;

/// <summary>What became of the issues and ideas that I raised?</summary>
public sealed class RaisedModel(IMediator mediator, CurrentUser user) : FormPage(mediator)
{
    public IReadOnlyList<MyIssues.Row>? Issues { get; private set; }
    public IReadOnlyList<MyIdeas.Row>? Ideas { get; private set; }

    public override async Task LoadAsync(CancellationToken ct)
    {
        user.MustBeOnOwnDevice();
        if (user.Can(Permission.ReadIssues))
            Issues = await Mediator.Send(new MyIssues.Query(), ct);
        if (user.Can(Permission.ReadProjects))
            Ideas = await Mediator.Send(new MyIdeas.Query(), ct);
    }
}
