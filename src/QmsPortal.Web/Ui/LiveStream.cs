using MediatR;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Outbox;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Ui;

/// <summary>
/// Server-sent events: that there is news at a place or below it, and nothing of what. The page then loads itself again by its
/// reader's own rights. A stream ends after some minutes, and the browser opens the next by itself.
/// </summary>
public static class LiveStream
{
    public const string Address = "/at/{place}/live";

    /// <summary>Sent by the script with what it loads by itself, which is no sign that anybody is there.</summary>
    public const string Header = "Qms-Live";

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(20);

    public static bool IsLive(HttpRequest request) => request.Headers.ContainsKey(Header) || request.Path.Value?.EndsWith("/live", StringComparison.Ordinal) == true;

    public static async Task Serve(string place, HttpContext context, IMediator mediator, LiveHub hub, TimeProvider clock, IHostApplicationLifetime life)
    {
        IReadOnlyList<Guid> places;
        try
        {
            places = await mediator.Send(new PlacesBelow.Query(place), context.RequestAborted);
        }
        catch (Exception refused) when (refused is NotFoundException or ForbiddenException)
        {
            context.Response.StatusCode = refused is NotFoundException ? StatusCodes.Status404NotFound : StatusCodes.Status403Forbidden;
            return;
        }

        if (!context.Request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.Ordinal))
        {
            await context.Response.WriteAsync("The board of this place listens here for news. There is nothing to read.", context.RequestAborted);
            return;
        }

        using var over = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, life.ApplicationStopping);
        using var waiting = hub.Wait(places.ToHashSet());
        (context.Response.ContentType, context.Response.Headers["X-Accel-Buffering"]) = ("text/event-stream", "no");
        try
        {
            await Say("retry: 1000\nevent: hello\ndata: hello\n\n");
            for (var began = clock.GetTimestamp(); clock.GetElapsedTime(began) < Longest;)
                await Say(await waiting.News(Beat, over.Token) ? $"event: news\ndata: {clock.GetUtcNow().TimeWords()}\n\n" : ": still here\n\n");
        }
        catch (OperationCanceledException)
        {
            // The reader has gone, or the site stops.
        }

        async Task Say(string words)
        {
            await context.Response.WriteAsync(words, over.Token);
            await context.Response.Body.FlushAsync(over.Token);
        }
    }
}
