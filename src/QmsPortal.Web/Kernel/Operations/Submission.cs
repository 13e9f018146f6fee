namespace QmsPortal.Kernel.Operations;

/// <summary>What came with the form beside its fields. Empty outside a form post.</summary>
public sealed class Submission
{
    public const int ReasonLength = 200;

    /// <summary>A device says with it when something was typed that it sends only now.</summary>
    public const string TypedAtHeader = "Qms-Typed-At";

    /// <summary>To what was sent later the site says whether it was "saved" or "refused", and where what was saved stands. Without it, it waits on.</summary>
    public const string OutcomeHeader = "Qms-Outcome";
    public const string AddressHeader = "Qms-Address";

    /// <summary>What lay longer on a device gets the time at which it arrives.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromDays(7);

    /// <summary>Unique to the form as it was shown; posted twice it has one effect.</summary>
    public Guid? OperationId { get; set; }

    /// <summary>Why a number that looks like a patient's is not one. Kept in the history.</summary>
    public string? NotAPatientNumberBecause { get; set; }

    /// <summary>When it was typed on a device without a network, which sent it later. Nobody can say a time that is to come.</summary>
    public DateTimeOffset? TypedAt { get; set; }

    /// <summary>A device sends it so late that its time no longer counts.</summary>
    public bool IsTooOld { get; set; }

    /// <summary>When it happened: when it was typed, or now.</summary>
    public DateTimeOffset TimeOf(TimeProvider clock) => TypedAt is { } typed && typed < clock.GetUtcNow() ? typed : clock.GetUtcNow();

    /// <summary>What the form asks for is saved, now or when it was sent before.</summary>
    public bool IsSaved { get; set; }

    /// <summary>Fields whose text could not be read as what they ask for, and what to say about each.</summary>
    public IReadOnlyDictionary<string, string> Unreadable { get; set; } = new Dictionary<string, string>();
}

/// <summary>What a page adds to what was sent, made anew each time: the same form sent again is the same without it. Never bound from a form.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MadeByTheSiteAttribute : Attribute;
