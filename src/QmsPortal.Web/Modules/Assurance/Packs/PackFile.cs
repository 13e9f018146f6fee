using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Assurance.Packs;

/// <summary>The ZIP of a frozen pack, under the pack's id, in a table of its own: no list ever loads it, and nothing changes it.</summary>
[About(Subject.Packs)]
public sealed class PackFile : Entity
{
    private PackFile()
    {
    }

    public PackFile(Guid pack, byte[] content) => (Id, Content) = (pack, content);

    [NotInHistory]
    public byte[] Content { get; private init; } = [];
}
