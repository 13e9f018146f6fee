using MediatR;

namespace QmsPortal.Kernel.Clocks;

/// <summary>That something is to be done about a record, and when. The act is given this time, not only the hour at which it is carried out.</summary>
public sealed record Due(string Kind, Guid Record, DateTimeOffset At);

/// <summary>What a kind of due time stands for: the command that the site carries out when the time has come.</summary>
public interface IDueThing
{
    string Kind { get; }

    ICommand<Unit> Command(Due due);
}
