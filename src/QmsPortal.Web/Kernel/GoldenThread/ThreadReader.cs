using QmsPortal.Kernel.Security;

namespace QmsPortal.Kernel.GoldenThread;

/// <summary>Who looks along the thread: what they may read, and of what they may know that it is there.</summary>
public sealed record ThreadReader(Guid Person, IReadOnlyList<ThreadKind> Readable, IReadOnlyList<ThreadKind> Known)
{
    public static ThreadReader Of(CurrentUser user) => new(user.ReadsInPrivateAs, ThreadKinds.ReadableBy(user), ThreadKinds.Known);
}
