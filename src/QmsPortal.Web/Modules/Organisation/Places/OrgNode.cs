using System.Text.RegularExpressions;
using QmsPortal.Contracts.Organisation;
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
    public const int PathLength = 400;
    public const int OrderLength = 60;

    private readonly List<Placement> placements = [];

    private OrgNode()
    {
    }

    public static OrgNode Top(Guid id, string name, DateOnly from)
    {
        var top = new OrgNode { Id = id, Kind = NodeKind.Organisation, Name = name, Code = CodeFrom(name), Path = $"/{CodeFrom(name)}/", ValidFrom = from };
        top.placements.Add(new Placement(id, id, false));
        return top;
    }

    public Guid? ParentId { get; private set; }
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

    /// <summary>Under which places it stood, and when; itself among them.</summary>
    public IReadOnlyList<Placement> Placements => placements;

    public bool IsOpenOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || ValidTo > day);

    public OrgNode Add(Guid id, NodeKind kind, string name, string code, int position, DateOnly from)
    {
        if (!MayHold(Kind, kind))
            throw new DomainException($"A {Words(kind)} does not belong directly under a {Words(Kind)}. Choose another place above it.");
        if (!IsOpenOn(from))
            throw new DomainException($"{Name} is not open on that day, so nothing can open below it.");
        var place = new OrgNode
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
        place.placements.AddRange(Line().Append(id).Select(above => new Placement(id, above, above == Id)));
        return place;
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

    /// <summary>It stands under another place from a day on, and all below it with it. For the days before it stays where it was.</summary>
    /// <param name="below">Every place below it, closed ones too.</param>
    public void Move(OrgNode above, int position, DateOnly on, IReadOnlyList<OrgNode> below)
    {
        if (ValidTo is not null)
            throw new DomainException($"{Name} is closed, so it stays where it was.");
        if (Kind is NodeKind.Organisation)
            throw new DomainException("The whole organisation cannot be moved.");
        if (above.Path.StartsWith(Path, StringComparison.Ordinal))
            throw new DomainException($"{above.Name} is part of {Name}. Choose a place outside it.");
        if (above.Id == ParentId)
            throw new DomainException($"{Name} is directly under {above.Name} already. Choose another place.");
        if (!MayHold(above.Kind, Kind))
            throw new DomainException($"A {Words(Kind)} does not belong directly under a {Words(above.Kind)}. Choose another place above it.");
        PutUnder(above, position, on, below);
    }

    /// <summary>It closes and becomes part of another place of its kind: what it measured until then stays where it was, what it left open is the other's.</summary>
    public void Merge(OrgNode into, int position, DateOnly on, IReadOnlyList<OrgNode> below)
    {
        if (into.Id == Id)
            throw new DomainException($"{Name} cannot become part of itself. Choose another place.");
        if (into.Kind != Kind || Kind is NodeKind.Comparison)
            throw new DomainException($"A {Words(Kind)} can only become part of another {Words(Kind)}.");
        Close(on, below.Any(place => place.ValidTo is null));
        PutUnder(into, position, on, below);
        Happened(new PlaceMerged(Name, into.Id, on));
    }

    private void PutUnder(OrgNode above, int position, DateOnly on, IReadOnlyList<OrgNode> below)
    {
        if (!above.IsOpenOn(on))
            throw new DomainException($"{above.Name} is not open on that day. Choose another day or place.");
        IReadOnlyList<OrgNode> moved = [this, .. below];
        if (moved.MaxBy(place => place.Since)! is var last && on <= last.Since)
            throw new DomainException($"{last.Name} came to where it is on {last.Since:d MMMM yyyy}. Choose a later day.");
        var (path, order) = ($"{above.Path}{Code}/", $"{above.Order}{position:0000}/");
        if (moved.Any(place => place.Path.Length - Path.Length + path.Length > PathLength || place.Order.Length - Order.Length + order.Length > OrderLength))
            throw new DomainException("There are too many levels of places below one another there. Choose another place.");
        var (left, joined) = (Line().Where(id => id != Id).ToList(), above.Line());
        var (was, wasOrder) = (Path.Length, Order.Length);
        foreach (var place in moved)
        {
            (place.Path, place.Order) = (path + place.Path[was..], order + place.Order[wasOrder..]);
            bool Direct(Guid id) => id == above.Id && place == this;
            bool Stays(Placement placement) => joined.Contains(placement.AboveId) && placement.IsDirect == Direct(placement.AboveId);
            var now = place.placements.Where(placement => placement.IsNow && left.Contains(placement.AboveId)).ToLookup(Stays);
            foreach (var ended in now[false])
                ended.End(on);
            place.placements.AddRange(joined.Except(now[true].Select(placement => placement.AboveId)).Select(id => new Placement(place.Id, id, Direct(id), on)).ToList());
        }

        ParentId = above.Id;
    }

    private DateOnly Since => placements.Max(placement => placement.From);

    /// <summary>The places above it now, and itself.</summary>
    private List<Guid> Line() => placements.Where(placement => placement.IsNow).Select(placement => placement.AboveId).ToList() is { Count: > 0 } line
        ? line : throw new InvalidOperationException($"Where {Code} stands was not read with it.");

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
