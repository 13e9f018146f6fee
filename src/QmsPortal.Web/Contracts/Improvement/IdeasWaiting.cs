namespace QmsPortal.Contracts.Improvement;

/// <summary>The states under which the thread keeps an idea that nobody has answered yet.</summary>
public static class IdeasWaiting
{
    public const string InTime = "New";
    public const string Past = "New, not answered in time";
}
