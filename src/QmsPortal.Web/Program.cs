using System.Globalization;
using QmsPortal;
using QmsPortal.Analysis;
using QmsPortal.Data.EmbeddedPostgres;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-GB");

try
{
    // A verb comes first; what follows it is for the verb. Without one the site is served.
    return args.FirstOrDefault() switch
    {
        "migrate" => await Verbs.Migrate(args[1..]),
        "create-administrator" => await Verbs.CreateAdministrator(args[1..]),
        "verify-audit" => await Verbs.VerifyAudit(args[1..]),
        "verify-pack" => Verbs.VerifyPack(args[1..]),
        "seed" => await Verbs.Seed(args[1..]),
        "spc" => SpcVerb.Run(args[1..]),
        "help" or "--help" => Verbs.Help(),
        { } unknown when !unknown.StartsWith('-') => throw new PlainFailure($"There is no command “{unknown}”. Try help.", PlainFailure.WrongUse),
        _ => await Serve.Run(args),
    };
}
catch (PlainFailure failure)
{
    await Console.Error.WriteLineAsync(failure.Message);
    return failure.ExitCode;
}
catch (EmbeddedServerException failure)
{
    await Console.Error.WriteLineAsync(failure.Message);
    return failure.ExitCode;
}

/// <summary>The entry point; named so that the assembly can be found by scans and tests.</summary>
public partial class Program;
