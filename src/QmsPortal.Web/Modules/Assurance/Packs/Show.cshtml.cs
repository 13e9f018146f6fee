using MediatR;

namespace QmsPortal.Modules.Assurance.Packs;

/// <summary>What exactly would they get, and what is missing?</summary>
public sealed class ShowModel(IMediator mediator) : PackPage(mediator);
