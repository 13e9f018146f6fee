namespace QmsPortal.Spc.Tests;

/// <summary>Golden cases in which the package that made the numbers fails on valid input, or draws limits of no meaning. What is answered instead is asserted in DeviationTests.</summary>
internal static class Deviations
{
    public static readonly Dictionary<string, string> ByCase = new()
    {
        ["i-06-constant"] = "Screening drops every moving range of a constant series, and the package has no limits then. The unscreened ones lie on the centre.",
        ["xmr-16-constant-screened"] = "The same on an XmR chart.",
        ["xmr-18-single-step"] = "Screening drops the one step there is, and the package's limits collapse onto the mean, with every point beyond them. The unscreened ones are drawn.",
        ["xmr-23-last-missing"] = "The package stops with an error when the last value of a trend is missing.",
        ["mdc-36-always-100-contrast"] = "As xmr-16.",
    };
}
