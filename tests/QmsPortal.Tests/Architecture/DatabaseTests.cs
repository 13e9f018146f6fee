using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Mono.Cecil;
using Mono.Cecil.Cil;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Architecture;

public class DatabaseTests
{
    private static readonly HashSet<string> Entities = [.. Code.Site.GetTypes().Where(type => type.IsAssignableTo(typeof(Entity))).Select(type => type.FullName!)];

    [Fact]
    public void The_model_has_no_change_that_is_not_in_the_migrations()
    {
        using var db = new QmsDb(new DbContextOptionsBuilder<QmsDb>().UseQms("Host=nowhere").Options);

        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public void Every_text_that_is_stored_has_a_greatest_length_or_is_a_document()
    {
        using var db = new QmsDb(new DbContextOptionsBuilder<QmsDb>().UseQms("Host=nowhere").Options);

        var endless = db.Model.GetEntityTypes().Where(type => Entities.Contains(type.ClrType.FullName!))
            .SelectMany(type => type.GetProperties().Where(property => property.ClrType == typeof(string) && property.GetMaxLength() is null && property.GetColumnType() is not "jsonb")
                .Select(property => $"{type.ClrType.Name}.{property.Name}"));

        Expect.None(endless);
    }

    [Fact]
    public void Nothing_is_deleted_with_something_else()
    {
        using var db = new QmsDb(new DbContextOptionsBuilder<QmsDb>().UseQms("Host=nowhere").Options);

        Assert.DoesNotContain(db.Model.GetEntityTypes().SelectMany(type => type.GetForeignKeys()), key => key.DeleteBehavior is not DeleteBehavior.Restrict);
    }

    /// <summary>
    /// A record is reached through For(user, act) and in no other way, outside the kernel, the data floor and the seeds. What has to
    /// look before anybody is known, or for somebody else, is named here, each with its reason.
    /// </summary>
    private static readonly Dictionary<string, string> BeforeAnybodyIsKnown = new()
    {
        ["QmsPortal.Modules.Control.Issues.IssueMail"] = "writes to others than the person who acts, by what those may see",
        ["QmsPortal.Modules.Control.Escalations.EscalationMail"] = "writes to those who receive at a tier, and to the raiser, by what those may see",
        ["QmsPortal.Modules.Control.AnswerWallNews"] = "tells themes, ages and roles to whoever passes a wall, also a screen, which may read no issue; never of what is restricted",
        ["QmsPortal.Modules.Control.AnswerWallRows"] = "counts the issues and escalations of wards for whoever passes the wall of a tier, also a screen, which may read none; never what is restricted",
        ["QmsPortal.Modules.Control.SpeakUp.FindByCode"] = "finds what was said without a name by the code that only whoever said it holds",
        ["QmsPortal.Modules.Organisation.People.Telling"] = "finds those others: neither gone nor kept from the record",
        ["QmsPortal.Modules.Organisation.People.Addresses"] = "finds their address at the moment of sending, for nobody in particular",
        ["QmsPortal.Modules.Account.SignIn"] = "finds the account of an e-mail address and how often it was tried",
        ["QmsPortal.Modules.Account.Session"] = "begins the session of the account that has just signed in",
        ["QmsPortal.Modules.Account.SessionCookie"] = "looks each minute whether the account is still open",
        ["QmsPortal.Modules.Account.AccountClaims"] = "finds the roles from which every later question is answered",
        ["QmsPortal.Modules.Account.ListDemonstrationPeople"] = "lists whom one may be, in the demonstration only",
        ["QmsPortal.Modules.Organisation.Devices.ClaimDevice"] = "finds the screen of a code that somebody types who is nobody yet",
        ["QmsPortal.Modules.Organisation.Devices.DevicesByCookie"] = "finds the device of what it keeps, before it may see its ward",
        ["QmsPortal.Modules.Account.SignAtDevice"] = "finds the account of whoever signs with a short code",
        ["QmsPortal.Modules.Account.Signers"] = "finds whose names stand on a shared device, before anybody has signed",
        ["QmsPortal.Modules.Organisation.People.IsEmpty"] = "asks whether a demonstration has begun",
        ["QmsPortal.Modules.Organisation.People.SetUp"] = "begins a demonstration in which there is nobody",
    };

    /// <summary>The door itself, and the files that name the sets.</summary>
    private static readonly string[] TheDoor = [typeof(Scoping).FullName!, typeof(Door).FullName!];

    /// <summary>Ways around a query: by key, by a record in hand, by what is tracked.</summary>
    private static readonly string[] Around =
    [
        "Find", "FindAsync", "Entry", "Attach", "AttachRange", "Update", "UpdateRange", "Reload", "ReloadAsync", "GetDatabaseValues", "GetDatabaseValuesAsync",
        "Load", "LoadAsync", "Collection", "Reference", "Navigation", "get_ChangeTracker", "get_Local", "FromExpression", "get_Database", "CreateExecutionStrategy", "IgnoreQueryFilters",
    ];

    [Fact]
    public void A_stored_record_is_reached_through_the_one_door()
    {
        var around = Code.Methods.Where(MustUseTheDoor).Where(method => !InSets(method))
            .SelectMany(method => method.Body.Instructions.Where(GivesRecords).Where(instruction => !GoesThroughTheDoor(instruction))
                .Select(instruction => $"{Code.Home(method)} takes {((MethodReference)instruction.Operand).Name} as it is"));

        Expect.None(around);
    }

    [Fact]
    public void No_query_goes_around_the_door_by_key_or_by_what_is_in_hand()
    {
        var around = Code.Methods.Where(MustUseTheDoor)
            .SelectMany(method => method.Body.Instructions.Where(GoesAround).Select(instruction => $"{Code.Home(method)} calls {((MethodReference)instruction.Operand).Name}"));

        Expect.None(around);
    }

    /// <summary>A kind of record that does not say what it is about is reached only as a part of one that does.</summary>
    [Fact]
    public void Every_set_says_what_it_is_about()
    {
        Type[] bySpecialRules = [typeof(Restriction), typeof(RestrictedRead)];
        var sets = Code.Methods.Where(InSets).Select(method => method.ReturnType).OfType<GenericInstanceType>().Where(type => type.ElementType.FullName == Set)
            .Select(type => type.GenericArguments[0].FullName).ToList();

        Assert.True(sets.Count > 8, $"{sets.Count} sets were found");
        Expect.None(sets.Select(name => Code.Site.GetType(name)!).Except(bySpecialRules).Where(type => type.GetCustomAttribute<AboutAttribute>() is null));
    }

    [Fact]
    public void What_may_look_before_anybody_is_known_is_there_and_needs_to()
    {
        var needing = Code.Methods.Where(method => method.Body.Instructions.Any(instruction => GivesRecords(instruction) && !GoesThroughTheDoor(instruction))).Select(Outermost);

        Expect.None(BeforeAnybodyIsKnown.Keys.Except(needing));
    }

    [Fact]
    public void No_sql_is_written_outside_Data()
    {
        var writing = Code.Methods.Where(method => method.Body.Instructions.Any(instruction => instruction.Operand is MethodReference { Name: "FromSql" or "FromSqlRaw" or "SqlQuery" or "SqlQueryRaw" or "ExecuteSqlAsync" or "ExecuteSqlRawAsync" }
            || instruction is { OpCode.Code: Mono.Cecil.Cil.Code.Newobj, Operand: MethodReference { DeclaringType.FullName: "Npgsql.NpgsqlCommand" } }))
            .Select(Code.Home).Where(home => !home.StartsWith("QmsPortal.Data.", StringComparison.Ordinal)).Distinct();

        Expect.None(writing);
    }

    private const string Set = "Microsoft.EntityFrameworkCore.DbSet`1";

    private static bool MustUseTheDoor(MethodDefinition method)
    {
        var home = Code.Home(method);
        return !new[] { "QmsPortal.Kernel.", "QmsPortal.Data." }.Any(floor => home.StartsWith(floor, StringComparison.Ordinal))
            && !BeforeAnybodyIsKnown.ContainsKey(Outermost(method)) && !TheDoor.Contains(home) && !IsMap(method);
    }

    private static bool InSets(MethodDefinition method) => Outermost(method).EndsWith("Sets", StringComparison.Ordinal) && Code.ModuleOf(Outermost(method)) is not null;

    /// <summary>A map says how a kind is stored and reads none.</summary>
    private static bool IsMap(MethodDefinition method) => method.Name == "Configure";

    private static string Outermost(MethodDefinition method) => Code.Home(method).Split('+')[0];

    private static bool GivesRecords(Instruction instruction) =>
        (instruction.OpCode.Code is Mono.Cecil.Cil.Code.Call or Mono.Cecil.Cil.Code.Callvirt or Mono.Cecil.Cil.Code.Ldtoken or Mono.Cecil.Cil.Code.Ldftn or Mono.Cecil.Cil.Code.Ldvirtftn)
        && instruction.Operand is MethodReference { ReturnType: GenericInstanceType { ElementType.FullName: Set } };

    private static bool GoesAround(Instruction instruction) =>
        instruction.Operand is MethodReference called && Around.Contains(called.Name)
        && (called.DeclaringType.GetElementType().FullName.StartsWith("Microsoft.EntityFrameworkCore.", StringComparison.Ordinal) || called.DeclaringType.FullName == typeof(QmsDb).FullName);

    /// <summary>The next thing called is For: between stand only loads of the user and of the act.</summary>
    private static bool GoesThroughTheDoor(Instruction instruction)
    {
        var next = instruction.Next;
        while (next is not null && IsLoad(next))
            next = next.Next;
        return next is not null && next.Calls(typeof(Scoping).FullName!, nameof(Scoping.For));
    }

    private static bool IsLoad(Instruction instruction)
    {
        var name = instruction.OpCode.Name;
        return name.StartsWith("ld", StringComparison.Ordinal) && !name.StartsWith("ldtoken", StringComparison.Ordinal);
    }
}
