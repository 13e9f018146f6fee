using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel.GoldenThread;

namespace QmsPortal.Ui.Components;

/// <summary>What a record is because of and what it led to, on the record's own page.</summary>
public sealed class GoldenThreadViewComponent(IMediator mediator) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid record) => View(await mediator.Send(new ShowThread.Query(record)));
}

/// <param name="Whole">On the page of the thread itself, where its links can be ended.</param>
public sealed record ThreadSideView(string Id, string Heading, ShowThread.Side Side, bool Whole, string WhenEmpty)
{
    public static ThreadSideView BecauseOf(ShowThread.View thread, bool whole = false) =>
        new("because-of", "Because of", thread.BecauseOf, whole, "Nothing yet: no record says where it comes from.");

    public static ThreadSideView LedTo(ShowThread.View thread, bool whole = false) =>
        new("led-to", "Led to", thread.LedTo, whole, "Nothing yet: no record says what came of it.");

    public string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
