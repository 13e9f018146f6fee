using FluentValidation;
using MediatR;
using Npgsql;
using QmsPortal.Data;
using QmsPortal.Data.Auditing;
using QmsPortal.Data.Seeds;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Assurance.Packs;
using QmsPortal.Modules.Organisation.People;

namespace QmsPortal;

/// <summary>The commands of the command line. They print their output and nothing else.</summary>
internal static class Verbs
{
    /// <summary>Settings from the environment, then from the command line.</summary>
    public static IConfiguration Configuration(string[] args) =>
        new ConfigurationBuilder().AddEnvironmentVariables("ASPNETCORE_").AddEnvironmentVariables().AddCommandLine(args).Build();

    public static int Help()
    {
        Console.WriteLine("""
            QmsPortal
              (no command)           serve the site; a demonstration unless ConnectionStrings__Qms is set
                --empty              a demonstration without the fictional trust
                --urls ADDRESS       where to listen, http://localhost:5080 unless told
              migrate                bring the database of ConnectionStrings__QmsOwner up to this version
              create-administrator   --email E --name N [--organisation O]; password from QMS_ADMINISTRATOR_PASSWORD or typed
              verify-audit           look whether the history is as it was written [--head NUMBER:HASH]
              verify-pack FILE       look whether every file of a pack matches the list inside it [--sum HEX]
              spc FILE...            chart cases of statistical process control, one line of JSON each [--data FOLDER of their series]
              seed                   fill the empty database of ConnectionStrings__Qms with the fictional trust
            """);
        return 0;
    }

    public static async Task<int> Migrate(string[] args)
    {
        var settings = Configuration(args);
        var owner = settings.GetConnectionString("QmsOwner") is { Length: > 0 } given ? given
            : throw new PlainFailure("Set ConnectionStrings__QmsOwner to the database and the role that owns its tables.", PlainFailure.WrongUse);
        await Schema.Migrate(owner);
        if (settings.GetConnectionString("Qms") is { Length: > 0 } site)
            await Grants.Give(owner, new NpgsqlConnectionStringBuilder(site).Username);
        Console.WriteLine("The database is up to date.");
        return 0;
    }

    public static async Task<int> CreateAdministrator(string[] args)
    {
        var settings = Configuration(args);
        var key = await AuditSettings.KeyOf(settings);
        var connection = await Ready(settings);
        await using var services = Services(connection, key);
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeTheSite();
        await Sentences(() => scope.ServiceProvider.GetRequiredService<IMediator>().Send(new FoundOrganisation.Command
        {
            Email = settings["email"],
            Name = settings["name"],
            Organisation = settings["organisation"],
            Password = settings["QMS_ADMINISTRATOR_PASSWORD"] ?? Typed("Password: "),
        }));
        Console.WriteLine($"{settings["name"]} can sign in as {settings["email"]}.");
        return 0;
    }

    public static async Task<int> Seed(string[] args)
    {
        var settings = Configuration(args);
        var key = await AuditSettings.KeyOf(settings);
        var connection = await Ready(settings);
        if (!await Trust.PlantIfEmpty(connection, key))
            throw new PlainFailure("The database is not empty, so nothing was put into it.", PlainFailure.WrongUse);
        Console.WriteLine($"{Trust.Name} is there. Everybody's password is {Trust.Password}: use this database for nothing real.");
        return 0;
    }

    /// <summary>Of production where a database is named, else of the demonstration.</summary>
    public static async Task<int> VerifyAudit(string[] args)
    {
        var settings = Configuration(args);
        if (settings.GetConnectionString("Qms") is { Length: > 0 })
            return await VerifyAudit(await Ready(settings), await AuditSettings.KeyOf(settings), await Kept(settings, AuditSettings.Heads(settings)));
        await using var own = await OwnDatabase.Open();
        return await VerifyAudit(own.ConnectionString, own.AuditKey, await Kept(settings, new AuditHeads(own.AuditHeads)));
    }

    /// <summary>Of the file alone: no database is asked or started.</summary>
    public static int VerifyPack(string[] args)
    {
        if (args is not ([{ Length: > 0 }] or [{ Length: > 0 }, "--sum", _]))
            throw new PlainFailure("Name one pack, and the sum you were given if you have it: verify-pack FILE [--sum HEX]", PlainFailure.WrongUse);
        var (path, given) = (args[0], args.Length > 1 ? args[2].Trim().ToLowerInvariant() : null);
        if (given is not null && (given.Length != Pack.HashLength || !given.All(char.IsAsciiHexDigitLower)))
            throw new PlainFailure("--sum takes 64 hexadecimal digits, as the page of the pack shows them.", PlainFailure.WrongUse);
        PackVerification.Outcome found;
        try
        {
            using var pack = File.OpenRead(path);
            found = PackVerification.Look(pack);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new PlainFailure($"{path} cannot be read.", PlainFailure.WrongUse);
        }

        if (found.Faults.Count > 0)
        {
            Console.WriteLine($"The files do not match the list inside the pack.\n{string.Join('\n', found.Faults)}");
            return PlainFailure.PackAltered;
        }

        Console.WriteLine($"Every file matches the list inside the pack: {found.Files} files.\nSHA-256 of that list, which stands for the whole:\n{found.Manifest}");
        if (given is null)
            Console.WriteLine("Compare it with the sum you were given: whoever alters a file can write the list anew, and then this sum is another.");
        else if (given != found.Manifest)
            Console.WriteLine("This is not the sum you were given, so this is not the pack that was frozen, or it was altered and its list written anew. Do not rely on it.");
        else
            Console.WriteLine("It is the sum you were given: the pack is as it was frozen.");
        return given is null || given == found.Manifest ? 0 : PlainFailure.PackAltered;
    }

    private static async Task<int> VerifyAudit(string connection, AuditKey key, AuditSealer.Head? kept)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        var found = await new AuditVerification(source, key).Look(kept, CancellationToken.None);
        if (found.First is { } fault)
        {
            Console.WriteLine($"The history is not as it was written. The first bad row: {fault}.");
            return PlainFailure.AuditAltered;
        }

        Console.WriteLine($"The history is as it was written: {found.Entries:#,0} rows under {found.Seals:#,0} seals. {found.Waiting:#,0} of them wait for a seal. Head: {found.Head}");
        return 0;
    }

    private static async Task<AuditSealer.Head?> Kept(IConfiguration settings, AuditHeads heads) => settings["head"] is not { Length: > 0 } given ? await heads.Last()
        : AuditSealer.Head.Read(given) ?? throw new PlainFailure("--head takes a number, a colon and 64 hexadecimal digits, as this command prints them.", PlainFailure.WrongUse);

    private static async Task<string> Ready(IConfiguration settings)
    {
        var connection = settings.GetConnectionString("Qms") is { Length: > 0 } given ? given
            : throw new PlainFailure("Set ConnectionStrings__Qms to the database of the site.", PlainFailure.WrongUse);
        await Schema.MustBeCurrent(connection);
        return connection;
    }

    private static ServiceProvider Services(string connection, AuditKey key) =>
        Site.AddCore(new ServiceCollection().AddLogging(), connection, key).AddSingleton(new SiteMode(IsDemonstration: false)).BuildServiceProvider();

    /// <summary>What a rule says becomes the one line the command prints.</summary>
    private static async Task Sentences(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (ValidationException invalid)
        {
            throw new PlainFailure(string.Join(Environment.NewLine, invalid.Errors.Select(error => error.ErrorMessage)), PlainFailure.WrongUse);
        }
        catch (DomainException refused)
        {
            throw new PlainFailure(refused.Message, PlainFailure.WrongUse);
        }
    }

    private static string? Typed(string prompt)
    {
        if (Console.IsInputRedirected)
            return Console.ReadLine();
        Console.Error.Write(prompt);
        var typed = new System.Text.StringBuilder();
        for (var key = Console.ReadKey(intercept: true); key.Key is not ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key is ConsoleKey.Backspace && typed.Length > 0)
                typed.Length--;
            else if (!char.IsControl(key.KeyChar))
                typed.Append(key.KeyChar);
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }
}
