using System.Text.RegularExpressions;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Crawl.Forms;

public class BadInputFirstTests(FormsWorld world) : BadInputTests(world, 0);

public class BadInputSecondTests(FormsWorld world) : BadInputTests(world, 1);

/// <summary>Whatever a field is given is answered in plain words, soon, and nothing is stored of what is refused. Two shares of the forms, side by side.</summary>
public abstract partial class BadInputTests(FormsWorld world, int share) : IClassFixture<FormsWorld>
{
    private const int Shares = 2;

    [Fact]
    public async Task Each_kind_of_bad_input_in_each_field_is_answered_clearly()
    {
        var input = new BadInput(world);
        var (faults, tried) = (new List<string>(), 0);
        foreach (var form in BadInput.Share(world, share, Shares))
        {
            input.Close();
            foreach (var field in (await input.Open(form)).Asked.Select(sent => (sent.Name, sent.Control)).DistinctBy(field => Row().Replace(field.Name, "[]")).ToList())
                foreach (var (name, change) in BadInput.Kinds)
                {
                    // Passwords are held against each other, so that what is said may stand at the other one.
                    tried++;
                    var bad = BadInput.Changed(await input.Open(form), new Dictionary<string, Func<Sent, IEnumerable<Sent>>> { [field.Name] = change });
                    if (await input.Try(form, bad, $"{field.Name} {name}", field.Control is Control.Hidden or Control.Password ? null : field.Name) is { } fault)
                        faults.Add(fault);
                }
        }

        Expect.None(faults);
        Assert.True(tried > 1500, $"{tried} tried");
    }

    /// <summary>The rows of a list are alike: the first stands for all.</summary>
    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Row();
}
