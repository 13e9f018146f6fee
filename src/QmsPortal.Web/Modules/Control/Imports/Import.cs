using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Imports;

public enum ImportState
{
    Uploaded,
    Imported,
    Undone,
}

/// <summary>A file of values on its way in: uploaded, its columns chosen, looked at, then taken in whole or not at all.</summary>
[About(Subject.Imports)]
public sealed class Import : Entity, IAtPlace
{
    public const int LargestFile = 5 * 1024 * 1024;
    public const int MostRows = 100_000;
    public const int FileNameLength = 120;

    private Import()
    {
    }

    public Import(Guid id, int number, Guid node, Guid definition, string fileName, byte[] content, ImportColumns columns, Guid by, DateTimeOffset at)
    {
        Id = id;
        Number = number;
        NodeId = node;
        DefinitionId = definition;
        FileName = fileName;
        Content = content;
        Columns = columns;
        UploadedBy = by;
        UploadedAt = at;
    }

    public int Number { get; private init; }
    public Guid NodeId { get; private init; }
    public Guid DefinitionId { get; private init; }
    public string FileName { get; private init; } = "";

    [NotInHistory]
    public byte[] Content { get; private init; } = [];

    public ImportColumns Columns { get; private set; } = new();
    public ImportState State { get; private set; }
    public Guid UploadedBy { get; private init; }
    public DateTimeOffset UploadedAt { get; private init; }
    public DateTimeOffset? ImportedAt { get; private set; }
    public DateTimeOffset? UndoneAt { get; private set; }
    public int SeriesCount { get; private set; }
    public int ValueCount { get; private set; }

    public void Choose(ImportColumns columns)
    {
        MustBeWaiting();
        Columns = columns;
    }

    public void Done(int series, int values, DateTimeOffset at)
    {
        MustBeWaiting();
        (State, SeriesCount, ValueCount, ImportedAt) = (ImportState.Imported, series, values, at);
    }

    public void Undo(DateTimeOffset at)
    {
        if (State is not ImportState.Imported)
            throw new DomainException(State is ImportState.Undone ? "This import is undone already." : "Nothing has been imported yet, so there is nothing to undo.");
        (State, UndoneAt) = (ImportState.Undone, at);
    }

    private void MustBeWaiting()
    {
        if (State is not ImportState.Uploaded)
            throw new DomainException("This file has been imported already. Upload it again to import it again.");
    }
}

/// <summary>Which column of the file holds what.</summary>
public sealed record ImportColumns
{
    public string? Period { get; init; }
    public string? Numerator { get; init; }
    public string? Denominator { get; init; }

    /// <summary>Holds the place, by its name or code; without it every row belongs to the place of the import.</summary>
    public string? Place { get; init; }

    /// <summary>Tell several series at one place apart.</summary>
    public string? Series { get; init; }
    public string? AlsoSeries { get; init; }
}
