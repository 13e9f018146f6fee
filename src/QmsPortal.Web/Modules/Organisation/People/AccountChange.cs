using QmsPortal.Kernel;

namespace QmsPortal.Modules.Organisation.People;

/// <summary>From when a person signs in with this address and the password set then. The account itself holds secrets, and stays out of the history.</summary>
public sealed class AccountChange : Entity
{
    private AccountChange()
    {
    }

    public AccountChange(Guid id, Guid person, string email, DateTimeOffset at) => (Id, PersonId, Email, At) = (id, person, email, at);

    public Guid PersonId { get; private init; }
    public string Email { get; private init; } = "";
    public DateTimeOffset At { get; private init; }
}
