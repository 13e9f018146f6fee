using Microsoft.Extensions.Time.Testing;
using QmsPortal.Kernel;
using Xunit;

namespace QmsPortal.Tests.Kernel;

public sealed class IdSourceTests
{
    private static readonly DateTimeOffset Morning = new(2026, 5, 5, 6, 52, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider clock = new(Morning);

    /// <summary>More than a millisecond has counts for, and none of them made by chance.</summary>
    [Fact]
    public void Keys_made_within_one_millisecond_stand_in_the_order_in_which_they_were_made()
    {
        var source = new IdSource(clock);

        var made = Enumerable.Range(0, 10_000).Select(_ => source.Next()).ToList();

        Assert.Equal(made.Order(), made);
        Assert.Equal(made.OrderBy(id => id.ToString(), StringComparer.Ordinal), made);
        Assert.Equal(10_000, made.Distinct().Count());
    }

    [Fact]
    public void A_key_tells_its_version_and_when_it_was_made()
    {
        var id = new IdSource(clock).Next();

        Assert.Equal(7, id.Version);
        Assert.InRange(id.Variant, 8, 11);
        Assert.Equal(Morning.ToUnixTimeMilliseconds(), Convert.ToInt64(id.ToString("N")[..12], 16));
    }

    [Fact]
    public void Many_at_once_never_get_the_same_place_in_the_order()
    {
        var source = new IdSource(clock);
        var made = new Guid[8_000];

        Parallel.For(0, made.Length, i => made[i] = source.Next());

        Assert.Equal(made.Length, made.Select(id => id.ToString("N")[..16]).Distinct().Count());
    }

    [Fact]
    public void A_clock_that_was_set_back_gives_no_key_below_the_last()
    {
        var source = new IdSource(new SteppingBack());

        Assert.True(source.Next() < source.Next());
    }

    private sealed class SteppingBack : TimeProvider
    {
        private int asked;

        public override DateTimeOffset GetUtcNow() => Morning.AddHours(-asked++);
    }
}
