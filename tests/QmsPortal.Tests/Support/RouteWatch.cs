using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace QmsPortal.Tests.Support;

/// <summary>Says which route answered, so that a test can tell which pages nobody reached.</summary>
internal sealed class RouteWatch : IStartupFilter
{
    public const string Header = "x-test-route";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => site =>
    {
        site.Use((context, rest) =>
        {
            context.Response.OnStarting(() =>
            {
                if (context.GetEndpoint() is RouteEndpoint endpoint)
                    context.Response.Headers[Header] = "/" + endpoint.RoutePattern.RawText?.TrimStart('/');
                return Task.CompletedTask;
            });
            return rest(context);
        });
        next(site);
    };
}
