using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Assurance.Packs;

public enum PackState
{
    Building,
    Frozen,
    Released,
}

/// <summary>What inspectors get: a framework at a place, with the evidence that shows it. Frozen once; later changes do not touch it.</summary>
[About(Subject.Packs)]
public sealed class Pack : Entity, IAtPlace
{
    public const int TitleLength = 120;
    public const int HashLength = 64;

    private readonly List<PackStep> steps = [];
    private readonly List<PackItem> items = [];

    private Pack()
    {
    }

    public Pack(Guid id, Guid step, int number, Guid node, Guid framework, string title, PackAct act)
    {
        (Id, Number, NodeId, FrameworkId, Title, BuiltBy) = (id, number, node, framework, title, act.By);
        Add(step, PackState.Building, act);
    }

    public int Number { get; private init; }
    public Guid NodeId { get; private init; }
    public Guid FrameworkId { get; private init; }
    public string Title { get; private init; } = "";
    public Guid BuiltBy { get; private init; }
    public Guid? FrozenBy { get; private set; }
    public PackState State { get; private set; }

    /// <summary>The sum of the manifest, by which the whole file is known. Empty until it is frozen.</summary>
    public string ManifestSum { get; private set; } = "";
    public int Length { get; private set; }

    /// <summary>How many gaps it was frozen with, all of them listed in it.</summary>
    public int Gaps { get; private set; }
    public IReadOnlyList<PackStep> Steps => steps;
    public IReadOnlyList<PackItem> Items => items;
    public string FileName => $"pack-{Number}.zip";

    /// <summary>From now on it holds these files and no others.</summary>
    public void Freeze(Guid step, IReadOnlyList<(Guid Id, PackedFile File)> files, int length, int gaps, PackAct act)
    {
        if (State is not PackState.Building)
            throw new DomainException("This pack is frozen already and stays as it is. Build a new one to show what has changed since.");
        if (!files.Any(file => file.File.Path.StartsWith(PackContent.EvidenceFolder, StringComparison.Ordinal)))
            throw new DomainException("Nothing accepted and in date shows any requirement here, so there is nothing to freeze. Accept what waits, or add evidence first.");
        (FrozenBy, ManifestSum, Length, Gaps) = (act.By, PackArchive.SumOf(files.Select(file => file.File)), length, gaps);
        items.AddRange(files.Select((file, at) => new PackItem(file.Id, Id, at + 1, file.File)));
        Add(step, PackState.Frozen, act);
    }

    /// <summary>It may leave the organisation, says somebody who neither built nor froze it.</summary>
    public void Release(Guid step, PackAct act)
    {
        if (State is not PackState.Frozen)
            throw new DomainException(State is PackState.Building ? "This pack is still being built. It is frozen first, then released." : "This pack is released already.");
        if (act.By == BuiltBy || act.By == FrozenBy)
            throw new DomainException("You built or froze this pack, so another person has to release it. Ask: an executive, or the company secretary.");
        Add(step, PackState.Released, act);
    }

    private void Add(Guid id, PackState state, PackAct act)
    {
        State = state;
        steps.Add(new PackStep(id, Id, steps.Count + 1, state, act));
    }
}

public sealed record PackAct(Guid By, DateTimeOffset At);

/// <summary>A file in a frozen pack: its path, its sum, its size.</summary>
public sealed class PackItem : Entity
{
    public const int PathLength = 120;

    private PackItem()
    {
    }

    internal PackItem(Guid id, Guid pack, int position, PackedFile file) => (Id, PackId, Position, Path, Sha256, Length) = (id, pack, position, file.Path, file.Sha256, file.Content.Length);

    public Guid PackId { get; private init; }
    public int Position { get; private init; }
    public string Path { get; private init; } = "";
    public string Sha256 { get; private init; } = "";
    public int Length { get; private init; }
}

/// <summary>What became of a pack: a dated row, never changed.</summary>
public sealed class PackStep : Entity
{
    private PackStep()
    {
    }

    internal PackStep(Guid id, Guid pack, int position, PackState state, PackAct act) => (Id, PackId, Position, State, ById, At) = (id, pack, position, state, act.By, act.At);

    public Guid PackId { get; private init; }
    public int Position { get; private init; }
    public PackState State { get; private init; }
    public Guid ById { get; private init; }
    public DateTimeOffset At { get; private init; }
}
