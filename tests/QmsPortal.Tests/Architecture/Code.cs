using System.Reflection;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace QmsPortal.Tests.Architecture;

/// <summary>The compiled site, as the rules look at it.</summary>
internal static class Code
{
    public static readonly Assembly Site = typeof(Site).Assembly;

    public static readonly Assembly[] Ours = [Site, typeof(QmsPortal.Spc.Chart).Assembly];

    private static readonly ModuleDefinition Module = ModuleDefinition.ReadModule(Site.Location);

    public static IEnumerable<MethodDefinition> Methods => Module.GetAllTypes().SelectMany(type => type.Methods).Where(method => method.HasBody);

    /// <summary>Where a method stands in the source: lambdas, iterators and awaiting methods belong to the type that holds them.</summary>
    public static string Home(this MethodDefinition method)
    {
        var type = method.DeclaringType;
        while (type.DeclaringType is { } outer && (type.Name.Contains('<') || type.Name.Contains('>')))
            type = outer;
        return type.FullName.Replace('/', '+');
    }

    public static bool Calls(this Instruction instruction, string type, string method) =>
        instruction.OpCode.Code is Mono.Cecil.Cil.Code.Call or Mono.Cecil.Cil.Code.Callvirt
        && instruction.Operand is MethodReference called
        && called.Name == method
        && called.DeclaringType.GetElementType().FullName == type;

    /// <summary>"Control" of QmsPortal.Modules.Control.Issues.Issue and of the view Modules_Control_Issues_Show; null outside the modules.</summary>
    public static string? ModuleOf(string type)
    {
        foreach (var start in new[] { "QmsPortal.Modules.", "AspNetCoreGeneratedDocument.Modules_" })
            if (type.StartsWith(start, StringComparison.Ordinal))
                return type[start.Length..].Split('.', '_')[0];
        return null;
    }

    /// <summary>Every pair of a type of the site and another that it uses in any way: signatures, bodies, lambdas, generics, attributes.</summary>
    public static IEnumerable<(string From, string To)> Uses => Module.GetAllTypes().SelectMany(type => UsesOf(type).Select(to => (From: Outermost(type), To: to))).Distinct();

    private static IEnumerable<string> UsesOf(TypeDefinition type)
    {
        var used = new List<TypeReference?> { type.BaseType };
        used.AddRange(type.Interfaces.Select(implemented => implemented.InterfaceType));
        used.AddRange(type.Fields.Select(field => field.FieldType));
        used.AddRange(type.Properties.Select(property => property.PropertyType));
        used.AddRange(type.CustomAttributes.Select(attribute => attribute.AttributeType));
        foreach (var method in type.Methods)
        {
            used.Add(method.ReturnType);
            used.AddRange(method.Parameters.Select(parameter => parameter.ParameterType));
            used.AddRange(method.CustomAttributes.Select(attribute => attribute.AttributeType));
            if (!method.HasBody)
                continue;
            used.AddRange(method.Body.Variables.Select(variable => variable.VariableType));
            used.AddRange(method.Body.Instructions.SelectMany(Operands));
        }

        return used.SelectMany(Parts).Select(Outermost).Distinct();
    }

    private static IEnumerable<TypeReference?> Operands(Instruction instruction) => instruction.Operand switch
    {
        GenericInstanceMethod generic => [generic.DeclaringType, .. generic.GenericArguments, generic.ReturnType],
        MethodReference method => [method.DeclaringType, method.ReturnType, .. method.Parameters.Select(parameter => parameter.ParameterType)],
        FieldReference field => [field.DeclaringType, field.FieldType],
        TypeReference type => [type],
        _ => [],
    };

    private static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Parts)],
        TypeSpecification special => Parts(special.ElementType),
        _ => [type],
    };

    private static string Outermost(TypeReference type)
    {
        while (type.DeclaringType is { } outer)
            type = outer;
        return type.FullName;
    }
}
