using QmsPortal.Kernel.Security;

namespace QmsPortal.Kernel.GoldenThread;

/// <summary>A record worth linking. Its table has a foreign key to thread_nodes, where <see cref="ThreadInterceptor"/> keeps a row with the same id.</summary>
public interface IThreadNode : IAtPlace
{
    Guid Id { get; }
    ThreadKind Kind { get; }
    string Title { get; }

    /// <summary>From the root, "/issues/1042", or below its place, "measures/hand-hygiene".</summary>
    string Address { get; }

    /// <summary>Where it stands, in the words of its tag; empty where it has no states.</summary>
    string State => "";
}

/// <summary>One end of a link: which record, of which kind.</summary>
public sealed record ThreadEnd(Guid Id, ThreadKind Kind)
{
    public static ThreadEnd Of(IThreadNode record) => new(record.Id, record.Kind);
}
