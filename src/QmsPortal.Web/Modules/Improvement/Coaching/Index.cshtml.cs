using MediatR;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Improvement.Coaching;

/// <summary>What did we talk about? For nobody else.</summary>
public sealed class IndexModel(IMediator mediator) : FormPage(mediator)
{
    public ListCoachingNotes.View Notes { get; private set; } = default!;

    public override async Task LoadAsync(CancellationToken ct) => Notes = await Mediator.Send(new ListCoachingNotes.Query(), ct);
}
