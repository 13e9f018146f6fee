using QmsPortal.Modules.Account;

namespace QmsPortal.Tests.Examples;

internal static class AccountExamples
{
    public static IReadOnlyList<Example> All { get; } =
    [
        Example.Of<SignIn.Command>(w => (Example.Nobody, new() { Email = w.Amara, Password = w.Password, Address = "192.0.2.7" })) with { SavesNothing = true },
        Example.Of<ListDemonstrationPeople.Query>(w => (Example.Nobody, new())),
        Example.Of<ChangePassword.Command>(async w => ((await w.Added()).Email, new() { Current = OrganisationExamples.Password, New = "two-wet-badgers", Again = "two-wet-badgers" })),
    ];
}
