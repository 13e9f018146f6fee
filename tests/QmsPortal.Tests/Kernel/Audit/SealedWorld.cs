using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using QmsPortal.Data.Auditing;
using QmsPortal.Kernel;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Kernel.Audit;

/// <summary>A small organisation whose history lies under some dozens of seals, some over one row and some over many.</summary>
public sealed class SealedWorld(QmsServer server) : EmptyWorld(server)
{
    private const string Email = "keeper@example.org";

    private NpgsqlDataSource? source;

    /// <summary>As a superuser.</summary>
    public NpgsqlDataSource Source => source ??= NpgsqlDataSource.Create(ConnectionString);

    protected override async Task Begin()
    {
        await SendAsTheSite(new FoundOrganisation.Command { Organisation = "Small Trust", Name = "Rowan Ellis", Email = Email, Password = Password });
        for (var i = 1; i <= 120; i++)
        {
            await Add($"Ward {i}");
            if (i % 7 is 0 or 1 or 3)
                await Seal();
        }

        await Seal();
    }

    public Task<string> Add(string ward) => Send(Email, new AddPlace.Command { Above = "small-trust", Name = ward, Kind = NodeKind.Ward, From = DateInput.From(new DateOnly(2026, 5, 5)) });

    public async Task Seal()
    {
        await using var scope = Services.CreateAsyncScope();
        var sealer = scope.ServiceProvider.GetRequiredService<AuditSealer>();
        while (await sealer.Seal(CancellationToken.None) is not null)
        {
        }
    }
}
