using NetArchTest.Rules;
using QmsPortal.Kernel;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Architecture;

/// <summary>
/// The floors, lowest first: Kernel, Organisation, Contracts, the modules side by side, Overview.
/// A module may use the floors below it and never another module. Where something else holds, it is named here.
/// </summary>
public class FloorTests
{
    private const string Modules = "QmsPortal.Modules.";

    /// <summary>Side by side; a module that does not exist yet is held to the rule from its first day.</summary>
    private static readonly string[] SideBySide = ["Planning", "Control", "Improvement", "Assurance"];

    /// <summary>Pages about no one module: signing in, help, errors, the start page, the thread that joins them all.</summary>
    private static readonly string[] Lobby = ["Account", "Home", "Help", "Errors", "GoldenThread"];

    public static TheoryData<string> Neighbours => [.. SideBySide];

    [Theory]
    [MemberData(nameof(Neighbours))]
    public void A_module_knows_no_other_module_and_no_overview(string module)
    {
        string[] others = [.. SideBySide.Append("Overview").Concat(Lobby).Where(other => other != module).Select(other => Modules + other)];

        var found = Types.InAssembly(Code.Site).That().ResideInNamespace(Modules + module).ShouldNot().HaveDependencyOnAny(others).GetResult();

        Assert.True(found.IsSuccessful, Words(found.FailingTypeNames));
        Expect.None(Uses(from => Code.ModuleOf(from) == module, to => Code.ModuleOf(to) is { } other && other != module && other is not ("Organisation" or "Shared")));
    }

    [Fact]
    public void Overview_and_the_lobby_know_modules_by_their_contracts_alone()
    {
        var uses = Uses(from => Code.ModuleOf(from) is { } module && Lobby.Append("Overview").Contains(module), to => Code.ModuleOf(to) is { } module && SideBySide.Contains(module));

        Expect.None(uses);
    }

    [Fact]
    public void Organisation_knows_no_module_above_it()
    {
        var uses = Uses(from => Code.ModuleOf(from) == "Organisation", to => Code.ModuleOf(to) is { } module && module is not ("Organisation" or "Shared"));

        Expect.None(uses);
    }

    [Fact]
    public void Contracts_know_the_kernel_and_the_statistics_alone()
    {
        var uses = Uses(from => from.StartsWith("QmsPortal.Contracts.", StringComparison.Ordinal), to =>
            to.StartsWith("QmsPortal.", StringComparison.Ordinal)
            && !new[] { "QmsPortal.Contracts.", "QmsPortal.Kernel.", "QmsPortal.Spc." }.Any(known => to.StartsWith(known, StringComparison.Ordinal)));

        Expect.None(uses);
    }

    /// <summary>
    /// The pipeline, the history, kept forms, the thread, hand-overs, due times and the outbox are rows of the database, so these use it, some by SQL that
    /// lies in Data; nothing else of the kernel does.
    /// "Program" is there for the scan that finds handlers.
    /// </summary>
    [Fact]
    public void The_kernel_knows_nothing_above_it_but_where_its_own_rows_are_kept()
    {
        string[] keptInTheDatabase =
        [
            "QmsPortal.Kernel.OneEffect`2", "QmsPortal.Kernel.UnitOfWork`2", "QmsPortal.Kernel.Audit.ShowHistory", "QmsPortal.Kernel.Audit.ShowChangesSince",
            "QmsPortal.Kernel.KeptForms.KeepForm", "QmsPortal.Kernel.KeptForms.ShowKeptForm", "QmsPortal.Kernel.GoldenThread.ShowThread", "QmsPortal.Kernel.GoldenThread.ShowGaps", "QmsPortal.Kernel.HandOvers.ShowHandOvers",
            "QmsPortal.Kernel.Clocks.DueTimes", "QmsPortal.Kernel.Clocks.Sweep",
            "QmsPortal.Kernel.Outbox.MailQueue", "QmsPortal.Kernel.Outbox.MailSender", "QmsPortal.Kernel.Outbox.LiveSender", "QmsPortal.Kernel.Outbox.LiveListener",
        ];
        string[] tables =
        [
            "QmsPortal.Data.QmsDb", "QmsPortal.Data.ThreadWalk", "QmsPortal.Data.ThreadSide", "QmsPortal.Data.ThreadGaps", "QmsPortal.Data.Auditing.AuditEntriesSince", "QmsPortal.Data.DueTimeRows", "QmsPortal.Data.OutboxRows", "QmsPortal.Data.LiveChannel",
        ];

        var uses = Uses(from => from.StartsWith("QmsPortal.Kernel.", StringComparison.Ordinal), to => to.StartsWith("QmsPortal.", StringComparison.Ordinal) && !to.StartsWith("QmsPortal.Kernel.", StringComparison.Ordinal))
            .Where(use => !(keptInTheDatabase.Contains(use.From) && tables.Contains(use.To)));

        Expect.None(uses);
    }

    /// <summary>
    /// Places and people are the lowest floor and visible to all: pages stand at places, and Identity keeps the account.
    /// WhoIsActing reads what the sign-in carries. The model scans for maps, and names none.
    /// </summary>
    [Fact]
    public void Ui_and_Data_know_no_module_but_places_the_account_and_the_sign_in()
    {
        (string From, string To)[] allowed =
        [
            ("QmsPortal.Data.QmsDb", "QmsPortal.Modules.Organisation.People.Account"),
            ("QmsPortal.Data.Migrations", "QmsPortal.Data.QmsDb"),
            ("QmsPortal.Ui.WhoIsActing", "QmsPortal.Modules.Account.AccountClaims"),
            ("QmsPortal.Ui.PlacePage", "QmsPortal.Modules.Organisation.Places.ShowPlace"),
            ("QmsPortal.Ui.LiveStream", "QmsPortal.Modules.Organisation.Places.PlacesBelow"),
            ("QmsPortal.Ui.Navigation", "QmsPortal.Modules.Organisation.Places.ShowPlace"),
        ];

        var uses = Uses(
            from => (from.StartsWith("QmsPortal.Ui.", StringComparison.Ordinal) || from.StartsWith("QmsPortal.Data.", StringComparison.Ordinal)) && !from.StartsWith("QmsPortal.Data.Seeds.", StringComparison.Ordinal),
            to => Code.ModuleOf(to) is not null);

        Expect.None(uses.Except(allowed));
    }

    [Fact]
    public void An_entity_knows_no_database_no_web_no_mediator_and_no_page()
    {
        string[] entities = [.. Code.Site.GetTypes().Where(type => type.IsAssignableTo(typeof(Entity))).Select(type => type.FullName!)];
        string[] strangers = ["Microsoft.EntityFrameworkCore", "Npgsql", "Microsoft.AspNetCore", "MediatR", "FluentValidation", "QmsPortal.Data.", "QmsPortal.Ui."];

        var uses = Uses(entities.Contains, to => strangers.Any(stranger => to.StartsWith(stranger, StringComparison.Ordinal)) || to.Contains("TimeProvider", StringComparison.Ordinal));

        Assert.NotEmpty(entities);
        Expect.None(uses);
    }

    [Fact]
    public void The_statistics_know_nothing_of_the_site()
    {
        var found = Types.InAssembly(typeof(Spc.Chart).Assembly).ShouldNot().HaveDependencyOnAny("Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore", "QmsPortal.Kernel", "QmsPortal.Modules").GetResult();

        Assert.True(found.IsSuccessful, Words(found.FailingTypeNames));
    }

    private static List<(string From, string To)> Uses(Func<string, bool> from, Func<string, bool> to) =>
        [.. Code.Uses.Where(use => from(use.From) && to(use.To)).OrderBy(use => use)];

    private static string Words(IEnumerable<string>? types) => string.Join(", ", types ?? []);
}
