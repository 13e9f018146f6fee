using QmsPortal.Kernel;
using Xunit;

namespace QmsPortal.Tests.Kernel;

public class PatientIdentifierTests
{
    /// <summary>Numbers that pass the check of the NHS Data Dictionary; the first is its own example, none is a person's.</summary>
    [Theory]
    [InlineData("9434765919")]
    [InlineData("943 476 5919")]
    [InlineData("943-476-5919")]
    [InlineData("943 - 476 - 5919")]
    [InlineData("943.476.5919")]
    [InlineData("943\u00A0476\u00A05919")]
    [InlineData("943–476–5919")]
    [InlineData("9 4 3 4 7 6 5 9 1 9")]
    [InlineData("9434765919, seen on the round")]
    [InlineData("(9434765919)")]
    [InlineData("NHS943 476 5919")]
    [InlineData("Bed 1 943 476 5919")]
    [InlineData("Bay 2: moved 943 476 5919 to bay 3")]
    [InlineData("943 476 5919 2 falls")]
    [InlineData("９４３ ４７６ ５９１９")]
    [InlineData("٩٤٣٤٧٦٥٩١٩")]
    [InlineData("943\u200B476\u200B5919")]
    [InlineData("943\u200D476\u200D5919")]
    [InlineData("943\u00AD476\u00AD5919")]
    [InlineData("943\n476\n5919")]
    [InlineData("4505577104")]
    [InlineData("9876543210")]
    public void A_number_that_passes_the_check_is_found(string text)
    {
        Assert.True(PatientIdentifiers.LikelyIn(text));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Two pressure mattresses waiting for repair")]
    [InlineData("9434765918")]
    [InlineData("943 476 591")]
    [InlineData("94347659190")]
    [InlineData("19434765919")]
    [InlineData("Ring 07700 900123")]
    [InlineData("Ring 020 7946 0018")]
    [InlineData("0000000000")]
    [InlineData("1111111111")]
    [InlineData("05/05/2026 07:52")]
    [InlineData("12 falls in 2025, 9 in 2026")]
    public void Other_numbers_are_left_alone(string? text)
    {
        Assert.False(PatientIdentifiers.LikelyIn(text));
    }

    /// <summary>Ten gives no check digit: such numbers are never issued.</summary>
    [Fact]
    public void One_last_digit_of_ten_passes_or_none_does()
    {
        foreach (var nine in Enumerable.Range(0, 200).Select(i => 400_000_000 + (i * 2_345_679)))
            Assert.True(Enumerable.Range(0, 10).Count(last => PatientIdentifiers.LikelyIn($"{nine}{last}")) <= 1);
    }
}
