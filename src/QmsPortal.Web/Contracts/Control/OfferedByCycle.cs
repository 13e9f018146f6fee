using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Contracts.Control;

/// <summary>What an adopted cycle offered to control, and what became of it. Answered by Control.</summary>
public static class OfferedByCycle
{
    /// <param name="Cycle">By its id on the thread.</param>
    /// <param name="Outcome">The outcome measure of its project, and from when the change holds: where the cycle offered no limits because there were some already, they are found by these.</param>
    [Requires(Permission.ReadThread)]
    public sealed record Query(Guid Cycle, Guid? Outcome = null, DateOnly? From = null) : IQuery<View>;

    /// <param name="Work">The change of standard work; null where none was offered.</param>
    /// <param name="Phase">The new limits on the chart; null where there are none.</param>
    public sealed record View(Work? Work, Phase? Phase);

    /// <param name="State">"Offered", "Accepted", "Declined".</param>
    /// <param name="Words">Why it was declined, or what whoever accepted it said.</param>
    /// <param name="By">Who decided, with their post; null while nobody has.</param>
    /// <param name="Standard">The standard it became; null until it is accepted.</param>
    public sealed record Work(Guid HandOver, string State, string Colour, string Words, string? By, DateTimeOffset At, Standard? Standard)
    {
        public string Address => $"/hand-overs/{HandOver}";
    }

    /// <param name="State">"Draft, not yet in force", "In force": as the version stands now that came of the cycle, else as the standard does.</param>
    /// <param name="Version">The version that came of it; null where a link was made by hand.</param>
    public sealed record Standard(int Number, string Title, string State, string Colour, int? Version)
    {
        public string Address => Version is { } version ? $"/standards/{Number}/v{version}" : $"/standards/{Number}";
    }

    /// <param name="State">"Offered", "In force", "Declined".</param>
    /// <param name="Address">The page on which it is decided, or was.</param>
    /// <param name="Earlier">Not of this cycle: the chart had been offered limits from about that day already.</param>
    public sealed record Phase(string State, string Colour, string Words, string? By, DateTimeOffset At, DateOnly From, string Address, bool Earlier);
}
