using System.Text.RegularExpressions;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Organisation.Places;

public enum NodeKind
{
    Organisation,
    Division,
    Directorate,
    Ward,

    /// <summary>Published by others, held to compare with. Never part of the organisation's own figures.</summary>
    Comparison,
}

/// <summary>A place in the organisation's tree, from the day it opens to the day it closes.</summary>
[About(Subject.Places)]
public sealed partial class OrgNode : Entity
{
    public const int NameLength = 80;
    public const int CodeLength = 60;

    private OrgNode()
    {
    }

    public static OrgNode Top(Guid id, string name, DateOnly from) => new()
    {
        Id = id,
        Kind = NodeKind.Organisation,
        Name = name,
        Code = CodeFrom(name),
        Path = $"/{CodeFrom(name)}/",
        ValidFrom = from,
    };

    public Guid? ParentId { get; private init; }
    public NodeKind Kind { get; private init; }
    public string Name { get; private set; } = "";

    /// <summary>The place's part of an address, "ward-7". It stays when the name changes, so that links go on working.</summary>
    public string Code { get; private init; } = "";

    /// <summary>Codes from the top down to here, "/riverside/medicine/ward-7/".</summary>
    public string Path { get; private set; } = "";

    /// <summary>Sorts places as the organisation names them, from the top down, "0001/0003/": never a ranking.</summary>
    public string Order { get; private set; } = "";

    public DateOnly ValidFrom { get; private init; }
    public DateOnly? ValidTo { get; private set; }

    public bool IsOpenOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || ValidTo > day);

    public OrgNode Add(Guid id, NodeKind kind, string name, string code, int position, DateOnly from)
    {
        if (!MayHold(Kind, kind))
            throw new DomainException($"A {Words(kind)} does not belong directly under a {Words(Kind)}. Choose another place above it.");
        if (!IsOpenOn(from))
            throw new DomainException($"{Name} is not open on that day, so nothing can open below it.");
        return new OrgNode
        {
            Id = id,
            ParentId = Id,
            Kind = kind,
            Name = name,
            Code = code,
            Path = $"{Path}{code}/",
            Order = $"{Order}{position:0000}/",
            ValidFrom = from,
        };
    }

    public void Rename(string name) => Name = name;

    public void Close(DateOnly on, bool hasOpenPlacesBelow)
    {
        if (ValidTo is not null)
            throw new DomainException($"{Name} is closed already.");
        if (Kind is NodeKind.Organisation)
            throw new DomainException("The whole organisation cannot be closed.");
        if (hasOpenPlacesBelow)
            throw new DomainException($"{Name} has open places below it. Close those first.");
        if (on <= ValidFrom)
            throw new DomainException($"{Name} opened on {ValidFrom:d MMMM yyyy}. Choose a later day to close it.");
        ValidTo = on;
    }

    public static bool MayHold(NodeKind above, NodeKind below) => (above, below) switch
    {
        (NodeKind.Organisation, NodeKind.Division or NodeKind.Directorate or NodeKind.Ward or NodeKind.Comparison) => true,
        (NodeKind.Division, NodeKind.Directorate or NodeKind.Ward) => true,
        (NodeKind.Directorate, NodeKind.Ward) => true,
        _ => false,
    };

    public static string Words(NodeKind kind) => kind switch
    {
        NodeKind.Organisation => "whole organisation",
        NodeKind.Ward => "ward or team",
        NodeKind.Comparison => "source of comparison data",
        _ => kind.ToString().ToLowerInvariant(),
    };

    /// <summary>"Older people’s care" becomes "older-peoples-care".</summary>
    public static string CodeFrom(string name)
    {
        var code = NotInCode().Replace(name.ToLowerInvariant().Replace("’", "").Replace("'", "").Replace("&", ""), "-").Trim('-');
        return code.Length > CodeLength ? code[..CodeLength].TrimEnd('-') : code;
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotInCode();
}
