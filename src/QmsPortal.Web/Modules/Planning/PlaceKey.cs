using System.Globalization;

namespace QmsPortal.Modules.Planning;

/// <summary>Where a page of a list ended that runs by place, in the organisation's order, and newest first within one.</summary>
internal sealed record PlaceKey(string Order, int Number)
{
    /// <summary>Null for a first page, and for what is no key of ours.</summary>
    public static PlaceKey? Of(string? words) =>
        words?.Split('.') is [var order, var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? new PlaceKey(order, known) : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Order}.{Number}");
}
