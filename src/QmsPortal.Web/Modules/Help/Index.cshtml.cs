using MediatR;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Help;

public sealed class IndexModel(IMediator mediator) : FormPage(mediator);
