using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace QmsPortal.Data.EmbeddedPostgres;

/// <summary>Windows only: the server listens on 127.0.0.1, at the port it had last time if that is still free.</summary>
internal static class LoopbackPort
{
    public static int Choose(DataFolder folder)
    {
        var last = File.Exists(folder.PortFile)
            && int.TryParse(File.ReadAllText(folder.PortFile), CultureInfo.InvariantCulture, out var kept)
            && kept is > 0 and <= IPEndPoint.MaxPort ? kept : 0;
        var port = Try(last) ?? Try(0) ?? throw new EmbeddedServerException(
            "There is no free port on 127.0.0.1 for the database. End some programs and try again, or set ConnectionStrings__Qms.",
            EmbeddedServerException.DidNotStart);
        File.WriteAllText(folder.PortFile, port.ToString(CultureInfo.InvariantCulture));
        return port;
    }

    private static int? Try(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (SocketException)
        {
            return null;
        }
    }
}
