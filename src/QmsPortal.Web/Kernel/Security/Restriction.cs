namespace QmsPortal.Kernel.Security;

/// <summary>A record that may be restricted to named people. To everybody else it is not there: in no list, count, search or thread.</summary>
public interface IMayBeRestricted : IAtPlace;

/// <summary>A note of one person's own: nobody else's, whatever their role, but for the one they have shown it to.</summary>
public interface IPrivate
{
    Guid OwnerId { get; }
    Guid? ShownToId { get; }
}

/// <summary>Something said or done about another record: whoever may not see that record does not see this.</summary>
public interface IAboutRecord : IAtPlace
{
    Guid RecordId { get; }
}

/// <summary>Something of the kind that stands in the history of its record too.</summary>
public interface IPartOfHistory : IAboutRecord;

/// <summary>From when to when a record was restricted, by whom and why. Lifted, never removed.</summary>
public sealed class Restriction : Entity
{
    public const int ReasonLength = 200;

    private readonly List<NamedPerson> people = [];

    private Restriction()
    {
    }

    public Restriction(Guid id, Guid record, string reason, Guid by, DateTimeOffset at) =>
        (Id, RecordId, Reason, RestrictedBy, RestrictedAt) = (id, record, reason, by, at);

    public Guid RecordId { get; private init; }
    public string Reason { get; private init; } = "";
    public Guid RestrictedBy { get; private init; }
    public DateTimeOffset RestrictedAt { get; private init; }
    public DateTimeOffset? LiftedAt { get; private set; }
    public Guid? LiftedBy { get; private set; }
    public string? LiftedBecause { get; private set; }
    public IReadOnlyList<NamedPerson> People => people;

    public void Name(Guid id, Guid person, Guid by, DateTimeOffset at)
    {
        MustHold();
        if (people.All(named => named.PersonId != person || named.EndedAt is not null))
            people.Add(new NamedPerson(id, Id, person, by, at));
    }

    /// <param name="owner">Whose record it is, by having raised it: it is never kept from them.</param>
    public void End(Guid person, Guid owner, Guid by, DateTimeOffset at)
    {
        MustHold();
        if (person == owner)
            throw new DomainException("Whoever raised it can always see it.");
        var named = people.SingleOrDefault(named => named.PersonId == person && named.EndedAt is null) ?? throw new DomainException("They cannot see it any more already.");
        named.End(by, at);
    }

    public void Lift(string because, Guid by, DateTimeOffset at)
    {
        MustHold();
        (LiftedBecause, LiftedBy, LiftedAt) = (because, by, at);
    }

    private void MustHold()
    {
        if (LiftedAt is not null)
            throw new DomainException("This restriction was lifted already.");
    }
}

/// <summary>Somebody who may see a restricted record. Ended, never removed.</summary>
public sealed class NamedPerson : Entity
{
    private NamedPerson()
    {
    }

    internal NamedPerson(Guid id, Guid restriction, Guid person, Guid by, DateTimeOffset at) =>
        (Id, RestrictionId, PersonId, NamedBy, NamedAt) = (id, restriction, person, by, at);

    public Guid RestrictionId { get; private init; }
    public Guid PersonId { get; private init; }
    public Guid NamedBy { get; private init; }
    public DateTimeOffset NamedAt { get; private init; }
    public DateTimeOffset? EndedAt { get; private set; }
    public Guid? EndedBy { get; private set; }

    internal void End(Guid by, DateTimeOffset at) => (EndedBy, EndedAt) = (by, at);
}

/// <summary>That somebody opened a restricted record: one row a person and hour, never changed, for whoever it belongs to.</summary>
public sealed class RestrictedRead
{
    public required Guid RecordId { get; init; }
    public required Guid PersonId { get; init; }
    public required DateTimeOffset Hour { get; init; }

    /// <summary>The first time in that hour.</summary>
    public required DateTimeOffset At { get; init; }
}
