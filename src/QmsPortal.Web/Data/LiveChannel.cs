using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace QmsPortal.Data;

/// <summary>The ear of a copy of the site: one connection of its own on the channel of live notices.</summary>
internal static class LiveChannel
{
    /// <summary>Hears until it is cancelled or the connection is lost.</summary>
    /// <param name="listening">Called once it hears: from then on nothing is missed.</param>
    /// <param name="heard">The things of one notice: "place:{id},place:{id}".</param>
    public static async Task HearLive(this QmsDb db, Action listening, Action<string> heard, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(db.Database.GetConnectionString()) { Pooling = false, KeepAlive = 10 }.ConnectionString);
        await connection.OpenAsync(ct);
        connection.Notification += (_, notice) => heard(notice.Payload);
        await using (var listen = new NpgsqlCommand($"listen {OutboxRows.LiveChannel}", connection))
            await listen.ExecuteNonQueryAsync(ct);
        listening();
        while (true)
            await connection.WaitAsync(ct);
    }
}
