using Microsoft.Extensions.Configuration;
using Xunit;

namespace QmsPortal.Tests.Operations;

/// <summary>A number of another hospital is worse than none.</summary>
public sealed class TelephonesTests
{
    [Fact]
    public void Those_of_the_demonstration_stand_in_the_demonstration_alone()
    {
        Assert.Equal(new Telephones("2222", "4100"), Read(demonstration: true));
        Assert.Equal(new Telephones(null, null), Read(demonstration: false));
        Assert.Equal(new Telephones("333", null), Read(demonstration: false, (Telephones.EmergencySetting, " 333 ")));
        Assert.Equal(new Telephones("333", "020 7946 0000"), Read(demonstration: true, (Telephones.EmergencySetting, "333"), (Telephones.SiteManagerSetting, "020 7946 0000")));
    }

    [Theory]
    [InlineData("switchboard")]
    [InlineData("2222; 3333")]
    [InlineData("+")]
    [InlineData("123456789012345678901")]
    public void What_nobody_can_dial_is_refused_at_the_start(string number) => Assert.Equal(
        "QMS_EMERGENCY_NUMBER is not a telephone number. Use digits, as one dials it inside the organisation: 2222.",
        Assert.Throws<PlainFailure>(() => Read(demonstration: false, (Telephones.EmergencySetting, number))).Message);

    [Theory]
    [InlineData("2222", "tel:2222")]
    [InlineData("+44 20 7946 0000", "tel:+442079460000")]
    [InlineData("*9#", "tel:*9%23")]
    public void A_press_dials_it(string number, string link) => Assert.Equal(link, Telephones.Link(number));

    private static Telephones Read(bool demonstration, params (string Key, string Value)[] settings) => Telephones.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(one => KeyValuePair.Create(one.Key, (string?)one.Value))).Build(), new SiteMode(demonstration));
}
