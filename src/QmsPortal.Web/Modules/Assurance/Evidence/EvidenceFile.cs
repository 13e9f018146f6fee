using System.Security.Cryptography;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Assurance.Evidence;

/// <summary>The bytes of an item, under its id, in a table of their own: no list ever loads them, and nothing changes them.</summary>
[About(Subject.Evidence)]
public sealed class EvidenceFile : Entity
{
    private EvidenceFile()
    {
    }

    public EvidenceFile(Guid item, byte[] content) => (Id, Content) = (item, content);

    [NotInHistory]
    public byte[] Content { get; private init; } = [];
}

/// <summary>A copy of something as it was at one moment, on its way to be kept.</summary>
/// <param name="From">First day it tells of.</param>
/// <param name="To">Last day it tells of.</param>
public sealed record Frozen(EvidenceKind Kind, byte[] Content, string MediaType, string Extension, DateOnly From, DateOnly To)
{
    public string Sha256 { get; } = HashOf(Content);

    public static Frozen Page(EvidenceKind kind, byte[] html, DateOnly from, DateOnly to) => new(kind, html, "text/html", ".html", from, to);

    public static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
