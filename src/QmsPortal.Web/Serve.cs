using System.Net.NetworkInformation;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using QmsPortal.Data;
using QmsPortal.Data.Seeds;

namespace QmsPortal;

/// <summary>Brings the site up: as a demonstration where no database is configured, else as production.</summary>
internal static class Serve
{
    private const string DefaultAddress = "http://localhost:5080";

    public static async Task<int> Run(string[] args)
    {
        var empty = args.Contains("--empty");
        var configuration = Verbs.Configuration([.. args.Where(arg => arg != "--empty")]);
        var addresses = configuration["urls"] ?? DefaultAddress;
        if (configuration.GetConnectionString("Qms") is { Length: > 0 } connection)
            return await Production(args, connection, configuration, addresses);

        RefuseOtherMachines(addresses);
        RefuseTaken(addresses);
        await using var own = await OwnDatabase.Open();
        return await Demonstration(args, own, addresses, empty);
    }

    private static async Task<int> Production(string[] args, string connection, IConfiguration settings, string addresses)
    {
        var key = await AuditSettings.KeyOf(settings);
        await Schema.MustBeCurrent(connection);
        await using var site = Site.Build(new SiteOptions(connection, key, new SiteMode(IsDemonstration: false), addresses) { Args = args, RunsByItself = true, AuditHeads = AuditSettings.Heads(settings).File });
        await Start(site);
        await site.WaitForShutdownAsync();
        return 0;
    }

    private static async Task<int> Demonstration(string[] args, OwnDatabase own, string addresses, bool empty)
    {
        await own.Migrate();
        if (!empty)
            await Trust.PlantIfEmpty(own.ConnectionString, own.AuditKey);
        await using var site = Site.Build(new SiteOptions(own.ConnectionString, own.AuditKey, new SiteMode(IsDemonstration: true), addresses) { Args = args, RunsByItself = true, AuditHeads = own.AuditHeads });
        await Start(site);
        await Console.Out.WriteLineAsync(Welcome(site, empty));
        await site.WaitForShutdownAsync();
        return 0;
    }

    private static async Task Start(WebApplication site)
    {
        try
        {
            await site.StartAsync();
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            throw PortInUse();
        }
    }

    /// <summary>Looked at before the database is started, since that takes seconds; binding finds out for certain.</summary>
    private static void RefuseTaken(string addresses)
    {
        var taken = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(listener => listener.Port).ToHashSet();
        if (Listed(addresses).Any(address => Uri.TryCreate(address, UriKind.Absolute, out var uri) && taken.Contains(uri.Port)))
            throw PortInUse();
    }

    private static PlainFailure PortInUse() =>
        new("Another program already listens on that address. Stop it, or choose another: ASPNETCORE_URLS=http://localhost:5081 script/run", PlainFailure.PortInUse);

    private static string[] Listed(string addresses) => addresses.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Anyone may sign in as anybody here, so nobody on the network may reach it.</summary>
    private static void RefuseOtherMachines(string addresses)
    {
        foreach (var address in Listed(addresses))
        {
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || !uri.IsLoopback)
                throw new PlainFailure($"The demonstration listens on this machine only, and {address} is open to others. Use http://localhost:5080, or give a database (ConnectionStrings__Qms) for production.", PlainFailure.WrongUse);
        }
    }

    private static string Welcome(WebApplication site, bool empty)
    {
        var address = site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return empty
            ? $"""

              QmsPortal, empty demonstration
                Open      {address}
                          and begin with one ward

              """
            : $"""

              QmsPortal demonstration: {Trust.Name}, a fictional trust
                Open      {address}/demonstration
                          and choose whom to be: a nurse, a data steward, the chair …
                Or        {address}/sign-in
                          {Trust.NurseEmail} with the password {Trust.Password}
                Stop      Ctrl-C

              """;
    }
}
