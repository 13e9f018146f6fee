using Microsoft.EntityFrameworkCore;
using Npgsql;
using QmsPortal.Modules.Assurance;
using QmsPortal.Modules.Assurance.Evidence;
using QmsPortal.Modules.Assurance.Packs;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Modules.Assurance.Packs;

/// <summary>Packs brought into a state, by commands.</summary>
internal static class Packing
{
    /// <summary>The framework under which Ward 7 has evidence in date.</summary>
    public static Task<string> Framework(this TestWorld world) => world.Ask(db =>
        db.Results.Where(result => result.Shown == Shown.Fresh || result.Shown == Shown.Ageing).Join(db.Frameworks, result => result.FrameworkId, framework => framework.Id, (_, framework) => framework.Code).OrderBy(code => code).FirstAsync());

    public static async Task<int> Begun(this TestWorld world) =>
        await world.Send(world.Tomasz, new StartPack.Command { Place = world.Ward7, Framework = await world.Framework(), Title = Fresh.Words("Visit") });

    public static async Task<int> Frozen(this TestWorld world)
    {
        var number = await world.Begun();
        await world.Send(world.Tomasz, new FreezePack.Command { Number = number, Version = await world.PackVersion(number) });
        return number;
    }

    public static Task<uint> PackVersion(this TestWorld world, int number) => world.Ask(db => db.Packs.Where(pack => pack.Number == number).Select(pack => pack.Version).SingleAsync());

    /// <summary>Behind the site's back, by the role that owns everything.</summary>
    public static async Task Execute(this TestWorld world, string sql, params object[] values)
    {
        await using var source = NpgsqlDataSource.Create(world.ConnectionString);
#pragma warning disable CA2100 // written in the tests
        await using var command = source.CreateCommand(sql);
#pragma warning restore CA2100
        command.Parameters.AddRange(values.Select(value => new NpgsqlParameter { Value = value }).ToArray());
        await command.ExecuteNonQueryAsync();
    }
}
