using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace QmsPortal.Modules.Account;

/// <summary>Failed tries to sign in, by account and by address, and until when the next must wait. The owner is never locked out for long.</summary>
public sealed class SignInThrottle
{
    public static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private SignInThrottle()
    {
    }

    /// <summary>A hash: who tried to sign in is not kept in clear.</summary>
    public string Key { get; private init; } = "";
    public int Failures { get; private set; }
    public DateTimeOffset LastFailure { get; private set; }

    public static string ForAccount(string email) => Hash("account:" + Organisation.People.Account.Normalised(email));

    public static string ForAddress(string address) => Hash("address:" + address);

    /// <param name="free">Failures that cost no wait: few for an account, more for an address that many share.</param>
    public TimeSpan WaitAt(DateTimeOffset now, int free)
    {
        if (Failures < free || now - LastFailure > Forgotten)
            return TimeSpan.Zero;
        var wait = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, Failures - free + 1), LongestWait.TotalSeconds));
        var left = LastFailure + wait - now;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

internal sealed class SignInThrottleMap : IEntityTypeConfiguration<SignInThrottle>
{
    public void Configure(EntityTypeBuilder<SignInThrottle> throttle)
    {
        throttle.ToTable("sign_in_throttles");
        throttle.HasKey(t => t.Key);
        throttle.Property(t => t.Key).HasMaxLength(64);
    }
}
