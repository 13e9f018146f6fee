namespace QmsPortal.Data.Seeds;

/// <summary>The time at which the story is told: set before each step, so that what happened last week is dated last week.</summary>
internal sealed class StoryClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start;

    public override DateTimeOffset GetUtcNow() => now;

    public void Set(DateTimeOffset instant) => now = instant;
}
