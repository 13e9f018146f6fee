namespace QmsPortal.Kernel;

/// <summary>Where new keys come from: time-ordered, so that new rows lie together in their indexes.</summary>
public class IdSource(TimeProvider clock)
{
#pragma warning disable RS0030 // the one place that may make them
    public virtual Guid Next() => Guid.CreateVersion7(clock.GetUtcNow());
#pragma warning restore RS0030
}
