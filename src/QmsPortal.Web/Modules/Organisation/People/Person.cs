using QmsPortal.Contracts.Organisation;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Organisation.People;

/// <summary>Somebody who works with the portal. Boards show the post; the name stands where a named promise matters.</summary>
[About(Subject.People)]
public sealed class Person : Entity
{
    public const int NameLength = 80;
    public const int PostLength = 80;

    private readonly List<RoleAssignment> roles = [];

    private Person()
    {
    }

    public Person(Guid id, string name, string post) => (Id, Name, Post) = (id, name, post);

    public string Name { get; private set; } = "";
    public string Post { get; private set; } = "";
    public DateTimeOffset? LeftAt { get; private set; }
    public IReadOnlyList<RoleAssignment> Roles => roles;

    public RoleAssignment Give(Guid id, Role role, Guid node, DateOnly from, DateOnly? to, Guid? givenBy)
    {
        if (givenBy == Id)
            throw new DomainException("You cannot give a role to yourself. Ask another administrator.");
        if (LeftAt is not null)
            throw new DomainException($"The account of {Name} is closed, so they can hold no role.");
        if (to is not null && to <= from)
            throw new DomainException("The last day must be after the first.");
        if (roles.Any(held => held.NodeId == node && held.Role == role && held.IsHeldOn(from)))
            throw new DomainException($"{Name} holds this role there already.");
        var assignment = new RoleAssignment(id, Id, node, role, from, to);
        roles.Add(assignment);
        return assignment;
    }

    public void Leave(DateTimeOffset at, DateOnly today, Guid by)
    {
        if (by == Id)
            throw new DomainException("You cannot close your own account. Ask another administrator.");
        if (LeftAt is not null)
            throw new DomainException($"The account of {Name} is closed already.");
        LeftAt = at;
        foreach (var held in roles.Where(held => held.IsHeldOn(today)))
            held.End(today);
        Happened(new PersonLeft(Id, at));
    }
}

/// <summary>A role held by a person at a place, with dates. Ended, never removed.</summary>
[About(Subject.Roles)]
public sealed class RoleAssignment : Entity, IAtPlace
{
    private RoleAssignment()
    {
    }

    internal RoleAssignment(Guid id, Guid person, Guid node, Role role, DateOnly from, DateOnly? to) =>
        (Id, PersonId, NodeId, Role, ValidFrom, ValidTo) = (id, person, node, role, from, to);

    public Guid PersonId { get; private init; }
    public Guid NodeId { get; private init; }
    public Role Role { get; private init; }
    public DateOnly ValidFrom { get; private init; }

    /// <summary>The first day on which it is held no longer.</summary>
    public DateOnly? ValidTo { get; private set; }

    public bool IsHeldOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || ValidTo > day);

    public void End(DateOnly today)
    {
        if (ValidTo <= today)
            throw new DomainException("This role has ended already.");
        ValidTo = today < ValidFrom ? ValidFrom : today;
    }
}
