using QmsPortal.Kernel;

namespace QmsPortal.Modules.Control.Huddles;

/// <summary>Who stands round at a huddle, by role and never by name.</summary>
public enum PresentRole
{
    Nurses,
    SupportWorkers,
    Doctors,
    Therapists,
    Pharmacy,
    Administrators,
    Managers,
    Students,
    Others,
}

/// <summary>How many of a role were at a huddle: a dated row, never changed. The latest of a role holds.</summary>
public sealed class HuddlePresence : Entity
{
    public const int Most = 99;

    private HuddlePresence()
    {
    }

    internal HuddlePresence(Guid id, Guid huddle, PresentRole role, int people, bool late, HuddleAct act) =>
        (Id, HuddleId, Role, People, IsLate, ById, At) = (id, huddle, role, people, late, act.By, act.At);

    public Guid HuddleId { get; private init; }
    public PresentRole Role { get; private init; }
    public int People { get; private init; }
    public bool IsLate { get; private init; }
    public Guid? ById { get; private init; }
    public DateTimeOffset At { get; private init; }
}
