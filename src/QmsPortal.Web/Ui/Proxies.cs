using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace QmsPortal.Ui;

/// <summary>Which reverse proxies are believed about who visits and whether by HTTPS: those named in QMS_PROXY, and no other.</summary>
internal static class Proxies
{
    public const string Setting = "QMS_PROXY";

    /// <exception cref="PlainFailure">The setting holds something that is no address.</exception>
    public static ForwardedHeadersOptions Believed(string? setting)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var text in (setting ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!IPAddress.TryParse(text, out var address))
                throw new PlainFailure($"{Setting} holds “{text}”, which is no address. Write addresses with commas between them, like 10.0.0.5, 10.0.0.6.", PlainFailure.WrongUse);
            options.KnownProxies.Add(address);
        }

        // An empty list would mean that everybody is believed.
        if (options.KnownProxies.Count == 0)
            options.ForwardedHeaders = ForwardedHeaders.None;
        return options;
    }
}
