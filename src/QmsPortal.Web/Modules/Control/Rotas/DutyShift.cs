using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Rotas;

/// <summary>Somebody receives what is escalated to a place, or at a ward leads its huddle, from a time until another. Never changed: taken off, it stays in the history.</summary>
[About(Subject.Rotas)]
public sealed class DutyShift : Entity, IAtPlace
{
    /// <summary>A place whose last shift ended longer ago keeps no rota, and whoever holds the role receives again.</summary>
    public const int DaysInUse = 28;

    /// <summary>As far as the page of the rota shows.</summary>
    public const int DaysAhead = 28;
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    private DutyShift()
    {
    }

    public DutyShift(Guid id, Guid node, Guid person, DateTimeOffset from, DateTimeOffset until, Guid by, DateTimeOffset at)
    {
        (Id, NodeId, PersonId, From, Until, PutBy, PutAt) = (id, node, person, from, until, by, at);
        if (until <= from || until - from > Longest)
            throw new DomainException("A shift ends after it begins, within 24 hours.");
        if (until <= at)
            throw new DomainException("This shift is over already. Choose a day from today on.", "On");
        if (from > at.AddDays(DaysAhead))
            throw new DomainException($"Choose a day within the next {DaysAhead} days.", "On");
    }

    public Guid NodeId { get; private init; }
    public Guid PersonId { get; private init; }
    public DateTimeOffset From { get; private init; }
    public DateTimeOffset Until { get; private init; }
    public Guid PutBy { get; private init; }
    public DateTimeOffset PutAt { get; private init; }

    /// <summary>When it was taken off the rota.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public void TakeOff(DateTimeOffset at)
    {
        if (EndedAt is not null)
            throw new DomainException("This shift was taken off already.");
        if (Until <= at)
            throw new DomainException("This shift is over, so it stays as it was.");
        EndedAt = at;
    }
}
