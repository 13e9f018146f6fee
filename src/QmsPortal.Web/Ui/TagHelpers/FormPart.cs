using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace QmsPortal.Ui.TagHelpers;

/// <summary>
/// What every form part does the same way: name, id, label, hint, error, and the text the person typed.
/// Attributes that a part does not know (<c>data-…</c>, <c>readonly</c>, <c>min</c>) go to its control; a class goes to the group.
/// </summary>
public abstract class FormPart : TagHelper
{
    private List<TagHelperAttribute> extras = [];

    [HtmlAttributeName("for")]
    public ModelExpression For { get; set; } = default!;

    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    /// <summary>s, m, l or xl; bold text size (s) unless told. An empty string is plain text.</summary>
    public string LabelSize { get; set; } = "s";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = default!;

    /// <summary>The id of the first control of a field, which the error summary links to.</summary>
    public static string IdOf(string name)
    {
        var words = name.Split([.. name.Where(c => !char.IsAsciiLetterOrDigit(c)).Distinct()], StringSplitOptions.RemoveEmptyEntries);
        return string.Join('-', words);
    }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        extras = [.. output.Attributes.Where(attribute => attribute.Name != "class")];
        var own = output.Attributes["class"]?.Value?.ToString();

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.Clear();
        output.Attributes.SetAttribute("class",
            Markup.Classes("nhsuk-form-group", Error is null ? null : "nhsuk-form-group--error", GroupClass, own));

        Build(output);
    }

    protected string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    protected string Id => IdOf(Name);

    protected virtual string? Error => ErrorOf(Name);

    protected virtual string? GroupClass => null;

    protected virtual string? DescribedBy => Join(HintId, ErrorId);

    protected string? HintId => string.IsNullOrEmpty(Hint) ? null : $"{Id}-hint";

    protected string? ErrorId => Error is null ? null : $"{Id}-error";

    protected abstract void Build(TagHelperOutput output);

    protected string? ErrorOf(string name)
    {
        if (!ViewContext.ModelState.TryGetValue(name, out var entry) || entry.Errors.Count == 0)
            return null;

        return Words(entry.Errors[0]);
    }

    internal static string Words(ModelError error) =>
        string.IsNullOrEmpty(error.ErrorMessage) ? "Check this answer" : error.ErrorMessage;

    /// <summary>What was typed, though it may be no number or date at all; the model's value on the first showing.</summary>
    protected string? Typed(string name, object? model) =>
        ViewContext.ModelState.TryGetValue(name, out var entry) && entry.AttemptedValue is { } attempted
            ? attempted
            : Convert.ToString(model, CultureInfo.CurrentCulture);

    protected TagBuilder LabelMarkup() =>
        Markup.Element("label", Markup.Classes("nhsuk-label", Sized("nhsuk-label--"))).Set("for", Id).Text(Label);

    protected TagBuilder LegendMarkup() =>
        Markup.Element("legend", Markup.Classes("nhsuk-fieldset__legend", Sized("nhsuk-fieldset__legend--"))).Text(Label);

    protected TagBuilder? HintMarkup() =>
        HintId is null ? null : Markup.Element("div", "nhsuk-hint", HintId).Text(Hint);

    protected TagBuilder? ErrorMarkup() =>
        ErrorId is null
            ? null
            : Markup.Element("span", "nhsuk-error-message", ErrorId)
                .Holding(Markup.Element("span", "nhsuk-u-visually-hidden").Text("Error: "), new StringHtmlContent(Error!));

    protected TagBuilder WithExtras(TagBuilder control)
    {
        foreach (var extra in extras)
            control.Attributes[extra.Name] = extra.ValueStyle == HtmlAttributeValueStyle.Minimized ? "" : Plain(extra.Value);
        return control;
    }

    protected static string? Join(params IEnumerable<string?> ids)
    {
        var joined = Markup.Classes(ids);
        return joined.Length == 0 ? null : joined;
    }

    private string? Sized(string prefix) => LabelSize.Length == 0 ? null : prefix + LabelSize;

    // Razor hands a literal attribute over as encoded markup; the control encodes it once more, so take the words out first.
    private static string? Plain(object? value) => value switch
    {
        HtmlString html => System.Net.WebUtility.HtmlDecode(html.Value),
        IHtmlContent content => System.Net.WebUtility.HtmlDecode(Written(content)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static string Written(IHtmlContent content)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        content.WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        return writer.ToString();
    }
}
