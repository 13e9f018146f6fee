using QmsPortal.Modules.Account;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Examples;

internal static class AccountExamples
{
    public const string Code = "482915";

    public static IReadOnlyList<Example> All { get; } =
    [
        Example.Of<SignIn.Command>(w => (Example.Nobody, new() { Email = w.Amara, Password = w.Password, Address = "192.0.2.7" })) with { SavesNothing = true },
        Example.Of<ListDemonstrationPeople.Query>(w => (Example.Nobody, new())),
        Example.Of<ChangePassword.Command>(async w => ((await w.Added()).Email, new() { Current = OrganisationExamples.Password, New = "two-wet-badgers", Again = "two-wet-badgers" })),
        Example.Of<SetShortCode.Command>(async w => ((await w.Added()).Email, new() { Password = OrganisationExamples.Password, Code = Code, Again = Code })),
        Example.Of<RemoveShortCode.Command>(async w => (await w.WithShortCode((await w.Added()).Email, OrganisationExamples.Password), new())),
        Example.Of<ShowShortCode.Query>(w => (w.Joy, new())),
    ];

    /// <summary>Whoever may sign at the shared devices of their ward from now on.</summary>
    public static async Task<string> WithShortCode(this TestWorld world, string email, string? password = null)
    {
        await world.Send(email, new SetShortCode.Command { Password = password ?? world.Password, Code = Code, Again = Code });
        return email;
    }
}
