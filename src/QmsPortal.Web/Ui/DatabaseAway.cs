using System.Net.Sockets;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace QmsPortal.Ui;

/// <summary>Whether a failure means that the database is not there for now, so that the same thing may work in a moment.</summary>
internal static class DatabaseAway
{
    public static int Status(Exception exception) => Is(exception) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError;

    private static bool Is(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            // Whatever breaks within the driver, but for what the database itself answers, is a connection that was lost.
            if (cause is RetryLimitExceededException or SocketException or PostgresException { IsTransient: true } or PostgresException { SqlState: ['5', '7', ..] or ['0', '8', ..] or ['5', '3', ..] })
                return true;
            if (cause is not PostgresException && cause.Source is "Npgsql")
                return true;
        }

        return false;
    }
}
