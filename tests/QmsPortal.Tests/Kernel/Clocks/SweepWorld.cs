using System.Collections.Concurrent;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Kernel.Clocks;

/// <summary>A world with a due thing that does nothing but write down that it was done, or fails, or waits in the middle.</summary>
public sealed class SweepWorld(QmsServer server) : TrustWorld(server)
{
    public const string Kind = "note";

    internal ConcurrentDictionary<Guid, bool> Failing { get; } = [];

    internal ConcurrentDictionary<Guid, Pause> Pauses { get; } = [];

    internal Sweep Copy() => new(Services.GetRequiredService<IServiceScopeFactory>(), Services.GetServices<IDueThing>(), Clock, Services.GetRequiredService<ILogger<Sweep>>());

    internal Task<int> Sweep() => Copy().SweepOnce(CancellationToken.None);

    /// <summary>In a save of its own, as a handler would.</summary>
    internal Task Keep(Guid record, params DateTimeOffset[] times) => Ask(async db =>
    {
        await new DueTimes(db, Services.GetRequiredService<IdSource>(), Clock).Keep(record, [.. times.Select(time => new Due(Kind, record, time))], CancellationToken.None);
        return await db.SaveChangesAsync();
    });

    /// <summary>What was done about these records, in the order in which it was done.</summary>
    internal async Task<List<Noted>> Notes(params Guid[] records)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var command = source.CreateCommand("select record, due_at, at from notes where record = any($1) order by id");
        command.Parameters.Add(new() { Value = records });
        await using var reader = await command.ExecuteReaderAsync();
        var notes = new List<Noted>();
        while (await reader.ReadAsync())
            notes.Add(new(reader.GetGuid(0), reader.GetFieldValue<DateTimeOffset>(1), reader.GetFieldValue<DateTimeOffset>(2)));
        return notes;
    }

    internal Task<DueTime> Stored(Guid record) => Ask(db => db.Set<DueTime>().AsNoTracking().OrderBy(due => due.DueAt).FirstAsync(due => due.RecordId == record));

    protected override void Fit(IServiceCollection services) => services.AddSingleton(this)
        .AddSingleton<IDueThing, Note.WhenDue>().AddTransient<IRequestHandler<Note.Command, Unit>, Note.Handler>().AddTransient<IValidator<Note.Command>, Note.Rules>();

    protected override async Task Begin()
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var notes = source.CreateCommand($"""
            create table notes (id bigserial primary key, record uuid, due_at timestamptz, at timestamptz);
            grant select, insert on notes to {QmsServer.SiteRole}; grant usage on sequence notes_id_seq to {QmsServer.SiteRole};
            """);
        await notes.ExecuteNonQueryAsync();
    }
}

internal sealed record Noted(Guid Record, DateTimeOffset DueAt, DateTimeOffset At);

/// <summary>Where a copy stands still until it is let go, and the number of its connection.</summary>
internal sealed class Pause
{
    public TaskCompletionSource<int> Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    public TaskCompletionSource Go { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

internal static class Note
{
    [Requires(Permission.RunTheSite)]
    public sealed record Command(Guid Record, DateTimeOffset DueAt) : ICommand<Unit>;

    public sealed class Rules : AbstractValidator<Command>;

    internal sealed class WhenDue : IDueThing
    {
        public string Kind => SweepWorld.Kind;

        public ICommand<Unit> Command(Due due) => new Command(due.Record, due.At);
    }

    internal sealed class Handler(QmsDb db, SweepWorld world) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            await db.Database.ExecuteSqlAsync($"insert into notes (record, due_at, at) values ({command.Record}, {command.DueAt}, {world.Clock.GetUtcNow()})", cancellationToken);
            if (world.Failing.ContainsKey(command.Record))
                throw new DomainException("words about somebody's care");
            if (world.Pauses.TryRemove(command.Record, out var pause))
            {
                pause.Reached.SetResult((await db.Database.SqlQuery<int>($"select pg_backend_pid() as \"Value\"").ToListAsync(cancellationToken)).Single());
                await pause.Go.Task;
            }

            return Unit.Value;
        }
    }
}
