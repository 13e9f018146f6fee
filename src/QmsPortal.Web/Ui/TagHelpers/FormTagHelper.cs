using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Operations;

namespace QmsPortal.Ui.TagHelpers;

/// <summary>
/// A form that posts: antiforgery token, operation id, the version of what was shown, and the question
/// "why is this not a patient's number?" once it has to be asked.
/// </summary>
[HtmlTargetElement("nhs-form")]
public sealed class FormTagHelper(IHtmlGenerator generator, IdSource ids, KeptFields kept) : TagHelper
{
    public string? Action { get; set; }
    public string? Handler { get; set; }

    /// <summary>The row version that was shown; posted as Command.Version.</summary>
    public uint? Version { get; set; }

    /// <summary>For a form that holds a file.</summary>
    public bool Files { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = default!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "form";
        output.Attributes.SetAttribute("method", "post");
        output.Attributes.SetAttribute("novalidate", "novalidate");
        if (Files)
            output.Attributes.SetAttribute("enctype", "multipart/form-data");
        if (Action is not null || Handler is not null)
            output.Attributes.SetAttribute("action", (Action ?? ViewContext.HttpContext.Request.Path) + (Handler is null ? "" : $"?handler={Handler}"));

        output.PreContent.AppendHtml(generator.GenerateAntiforgery(ViewContext));
        output.PreContent.AppendHtml(Hidden(nameof(Submission.OperationId), ids.Next().ToString()));
        if (kept.Mine() is { } mine)
            output.PreContent.AppendHtml(Hidden(KeptFields.Whose, mine));
        if (Version is { } version)
            output.PreContent.AppendHtml(Hidden("Command.Version", version.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        if (ViewContext.HttpContext.Items.ContainsKey(nameof(PatientIdentifiers)))
            output.PreContent.AppendHtml(WhyNotAPatient());
    }

    private static TagBuilder Hidden(string name, string value) =>
        Markup.Empty("input").Set("type", "hidden").Set("name", name).Set("value", value);

    private TagBuilder WhyNotAPatient()
    {
        const string name = nameof(Submission.NotAPatientNumberBecause);
        var error = ViewContext.ModelState.TryGetValue(name, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;
        var typed = ViewContext.HttpContext.Request.Form[name].ToString();
        return Markup.Element("div", Markup.Classes("nhsuk-form-group", error is null ? null : "nhsuk-form-group--error")).Holding(
            Markup.Element("label", "nhsuk-label nhsuk-label--s").Set("for", name).Text("Why is it not a patient’s number?"),
            Markup.Element("div", "nhsuk-hint", $"{name}-hint").Text("Leave this empty if you take the number out. What you write is kept in the history."),
            error is null ? null : Markup.Element("span", "nhsuk-error-message", $"{name}-error").Holding(
                Markup.Element("span", "nhsuk-u-visually-hidden").Text("Error: "), new StringHtmlContent(error)),
            Markup.Empty("input", "nhsuk-input", name).Set("type", "text").Set("name", name).Set("value", typed)
                .Set("maxlength", Submission.ReasonLength.ToString(System.Globalization.CultureInfo.InvariantCulture))
                .Set("aria-describedby", error is null ? $"{name}-hint" : $"{name}-hint {name}-error"));
    }
}
