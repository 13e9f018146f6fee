namespace QmsPortal.Kernel.KeptForms;

/// <summary>What somebody had written when their session ended: kept for half a day, in cipher, for that person alone.</summary>
public sealed class KeptForm
{
    public const int PathLength = 2000;
    public static readonly TimeSpan For = TimeSpan.FromHours(12);

    private KeptForm()
    {
    }

    public KeptForm(Guid id, Guid person, string path, string fields, DateTimeOffset at) => (Id, PersonId, Path, Fields, At) = (id, person, path, fields, at);

    public Guid Id { get; private init; }
    public Guid PersonId { get; private init; }
    public string Path { get; private init; } = "";
    public string Fields { get; private init; } = "";
    public DateTimeOffset At { get; private init; }
}
