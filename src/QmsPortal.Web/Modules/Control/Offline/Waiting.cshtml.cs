using MediatR;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Offline;

/// <summary>What lies on this device and was not sent, before somebody signs out of it. Only the device knows, so its script fills the list.</summary>
public sealed class WaitingModel(IMediator mediator) : FormPage(mediator);
