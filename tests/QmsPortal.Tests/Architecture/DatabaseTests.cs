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
    private static readonly HashSet<string> AtPlaces = [.. Code.Site.GetTypes().Where(type => type.IsAssignableTo(typeof(IAtPlace)) && type.IsClass).Select(type => type.FullName!)];
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
    /// Records at a place are reached through For(user, act) and in no other way. Places, people and the dictionary of measures are
    /// open to whoever has signed in, so a query that only names them may join them as they are.
    /// </summary>
    [Fact]
    public void Records_at_a_place_are_reached_through_the_one_door()
    {
        var around = Code.Methods.Where(InTheModules).SelectMany(method => method.Body.Instructions.Where(GivesRecordsAtPlaces).Where(instruction => !GoesThroughTheDoor(instruction))
            .Select(_ => Code.Home(method))).Distinct().Order();

        Assert.NotEmpty(AtPlaces);
        Expect.None(around);
    }

    /// <summary>One file a module says which sets it has; parts of a record are reached through the record.</summary>
    [Fact]
    public void Sets_of_entities_are_opened_in_one_file_a_module()
    {
        var opened = Code.Methods.Where(InTheModules).Where(method => !method.DeclaringType.FullName.Contains("Sets", StringComparison.Ordinal))
            .SelectMany(method => method.Body.Instructions.Select(instruction => (method, Set: SetOf(instruction))))
            .Where(found => found.Set is not null && Entities.Contains(found.Set))
            .Select(found => $"{Code.Home(found.method)} opens {found.Set}").Distinct().Order();

        Assert.Equal(
            [$"{typeof(Scoping).FullName} opens QmsPortal.Kernel.Security.Restriction", $"{typeof(Scoping).FullName} opens QmsPortal.Modules.Organisation.Places.OrgNode"],
            opened);
    }

    [Fact]
    public void No_sql_is_written_outside_Data()
    {
        var writing = Code.Methods.Where(method => method.Body.Instructions.Any(instruction => instruction.Operand is MethodReference { Name: "FromSql" or "FromSqlRaw" or "SqlQuery" or "SqlQueryRaw" or "ExecuteSqlAsync" or "ExecuteSqlRawAsync" }
            || instruction is { OpCode.Code: Mono.Cecil.Cil.Code.Newobj, Operand: MethodReference { DeclaringType.FullName: "Npgsql.NpgsqlCommand" } }))
            .Select(Code.Home).Where(home => !home.StartsWith("QmsPortal.Data.", StringComparison.Ordinal)).Distinct();

        Expect.None(writing);
    }

    private static bool InTheModules(MethodDefinition method) => Code.ModuleOf(Code.Home(method)) is not null;

    private static bool GivesRecordsAtPlaces(Instruction instruction) =>
        (instruction.OpCode.Code is Mono.Cecil.Cil.Code.Call or Mono.Cecil.Cil.Code.Callvirt or Mono.Cecil.Cil.Code.Ldtoken)
        && instruction.Operand is MethodReference { ReturnType: GenericInstanceType { ElementType.FullName: "Microsoft.EntityFrameworkCore.DbSet`1" } set } called
        && called.Name.StartsWith("get_", StringComparison.Ordinal)
        && AtPlaces.Contains(set.GenericArguments[0].FullName);

    private static string? SetOf(Instruction instruction) =>
        instruction.Operand is GenericInstanceMethod { Name: "Set", DeclaringType.FullName: "Microsoft.EntityFrameworkCore.DbContext" } set ? set.GenericArguments[0].FullName : null;

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
