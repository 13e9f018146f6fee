namespace QmsPortal;

/// <summary>
/// Where help is reached by telephone, from the settings: wherever somebody could write in place of calling. Null where nobody has set
/// it: then the pages say so in words, since a wrong number is worse than none.
/// </summary>
public sealed record Telephones(string? Emergency, string? SiteManager)
{
    public const string EmergencySetting = "QMS_EMERGENCY_NUMBER";
    public const string SiteManagerSetting = "QMS_SITE_MANAGER_NUMBER";

    public static Telephones Read(IConfiguration configuration, SiteMode mode) => new(
        Number(configuration, EmergencySetting) ?? (mode.IsDemonstration ? "2222" : null),
        Number(configuration, SiteManagerSetting) ?? (mode.IsDemonstration ? "4100" : null));

    /// <summary>As an address that a telephone dials: "tel:2222".</summary>
    public static string Link(string number) => $"tel:{number.Replace(" ", "").Replace("#", "%23")}";

    private static string? Number(IConfiguration configuration, string setting)
    {
        if (configuration[setting]?.Trim() is not { Length: > 0 } number)
            return null;
        return number.Length <= 20 && number.Any(char.IsAsciiDigit) && number.All(letter => char.IsAsciiDigit(letter) || letter is ' ' or '+' or '*' or '#') ? number
            : throw new PlainFailure($"{setting} is not a telephone number. Use digits, as one dials it inside the organisation: 2222.", PlainFailure.WrongUse);
    }
}
