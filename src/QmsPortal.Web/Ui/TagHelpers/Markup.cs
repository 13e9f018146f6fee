using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace QmsPortal.Ui.TagHelpers;

/// <summary>Short forms of the markup that form parts share. Text is always encoded.</summary>
internal static class Markup
{
    public static TagBuilder Element(string name, string? classes = null, string? id = null)
    {
        var element = new TagBuilder(name);
        element.Set("class", classes).Set("id", id);
        return element;
    }

    public static TagBuilder Empty(string name, string? classes = null, string? id = null)
    {
        var element = Element(name, classes, id);
        element.TagRenderMode = TagRenderMode.SelfClosing;
        return element;
    }

    /// <summary>Sets an attribute, or leaves it out where there is no value.</summary>
    public static TagBuilder Set(this TagBuilder element, string attribute, string? value)
    {
        if (value is not null)
            element.Attributes[attribute] = value;
        return element;
    }

    /// <summary>Sets an attribute that is there or not there, such as <c>checked</c>.</summary>
    public static TagBuilder Flag(this TagBuilder element, string attribute, bool present) =>
        element.Set(attribute, present ? "" : null);

    public static TagBuilder Text(this TagBuilder element, string? text)
    {
        element.InnerHtml.Append(text ?? "");
        return element;
    }

    public static TagBuilder Holding(this TagBuilder element, params IEnumerable<IHtmlContent?> parts)
    {
        foreach (var part in parts.OfType<IHtmlContent>())
            element.InnerHtml.AppendHtml(part);
        return element;
    }

    /// <summary>Class names in one attribute; those that do not apply are left out.</summary>
    public static string Classes(params IEnumerable<string?> names) =>
        string.Join(' ', names.Where(name => !string.IsNullOrWhiteSpace(name)));
}
