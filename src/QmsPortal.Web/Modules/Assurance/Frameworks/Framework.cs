using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Assurance.Frameworks;

/// <summary>One edition of what somebody outside asks of the organisation. Loaded whole and read-only: the next edition is another framework, and changes no old answer.</summary>
[About(Subject.Frameworks)]
public sealed class Framework : Entity
{
    public const int CodeLength = 100;
    public const int TitleLength = 200;
    public const int NoteLength = 1000;

    private readonly List<Requirement> requirements = [];

    private Framework()
    {
    }

    /// <param name="code">Its part of an address; that of a further edition names the edition too.</param>
    public Framework(Guid id, string code, string catalogue, string edition, string title, string publisher, string status, string licenceNote, Guid by, DateTimeOffset at)
    {
        (Id, Code, Catalogue, Edition) = (id, code, catalogue, edition);
        (Title, Publisher, Status, LicenceNote) = (title, publisher, status, licenceNote);
        (LoadedBy, LoadedAt) = (by, at);
    }

    public string Code { get; private init; } = "";

    /// <summary>The catalogue it was loaded from, the same for all editions.</summary>
    public string Catalogue { get; private init; } = "";
    public string Edition { get; private init; } = "";
    public string Title { get; private init; } = "";
    public string Publisher { get; private init; } = "";

    /// <summary>In the words of whoever keeps the catalogue: "current", "being replaced".</summary>
    public string Status { get; private init; } = "";
    public string LicenceNote { get; private init; } = "";
    public Guid LoadedBy { get; private init; }
    public DateTimeOffset LoadedAt { get; private init; }
    public IReadOnlyList<Requirement> Requirements => requirements;

    public void Hold(Requirement requirement) => requirements.Add(requirement);
}

/// <summary>One thing that a framework asks, or a heading over several.</summary>
[About(Subject.Frameworks)]
public sealed class Requirement : Entity
{
    public const int CodeLength = 30;
    public const int SummaryLength = 600;

    private Requirement()
    {
    }

    public Requirement(Guid id, Guid framework, int position, string code, string? parent, int level, string title, string summary, bool assessable, bool verified)
    {
        (Id, FrameworkId, Position, Code, Parent, Level) = (id, framework, position, code, parent, level);
        (Title, Summary, IsAssessable, IsVerified) = (title, summary, assessable, verified);
    }

    public Guid FrameworkId { get; private init; }

    /// <summary>The order in which the publisher has them.</summary>
    public int Position { get; private init; }
    public string Code { get; private init; } = "";
    public string? Parent { get; private init; }
    public int Level { get; private init; }
    public string Title { get; private init; } = "";
    public string Summary { get; private init; } = "";
    public bool IsAssessable { get; private init; }

    /// <summary>False while nobody has confirmed the wording against the publisher's text.</summary>
    public bool IsVerified { get; private init; }
}
