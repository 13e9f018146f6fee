using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace QmsPortal.Ui.TagHelpers;

/// <summary>Every problem of the form in one place, each a link to the control that needs another answer.</summary>
[HtmlTargetElement("nhs-error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public class ErrorSummaryTagHelper : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = default!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var state = ViewContext.ModelState;
        if (state.IsValid || state.ErrorCount == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "nhsuk-error-summary");
        output.Attributes.SetAttribute("data-module", "nhsuk-error-summary");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Content.AppendHtml(Markup.Element("div").Set("role", "alert").Holding(
            Markup.Element("h2", "nhsuk-error-summary__heading").Text("There is a problem"),
            Markup.Element("div", "nhsuk-error-summary__body").Holding(
                Markup.Element("ul", "nhsuk-list nhsuk-error-summary__list").Holding(Problems(state)))));
        if (ViewContext.HttpContext.Items[nameof(StaleForm)] is StaleForm stale)
        {
            var html = ViewContext.HttpContext.RequestServices.GetRequiredService<IHtmlHelper>();
            ((IViewContextAware)html).Contextualize(ViewContext);
            output.PostElement.AppendHtml(await html.PartialAsync("_BothVersions", stale));
        }
    }

    private IEnumerable<TagBuilder> Problems(ModelStateDictionary state)
    {
        var about = state
            .Where(pair => pair.Value is { Errors.Count: > 0 })
            .OrderBy(pair => PlaceOnPage(pair.Key), StringComparer.Ordinal);

        foreach (var (key, entry) in about)
        {
            if (key.Length == 0)
            {
                foreach (var message in entry!.Errors.Select(FormPart.Words).Distinct())
                    yield return Markup.Element("li").Text(message);
            }
            else
            {
                yield return Markup.Element("li").Holding(
                    Markup.Element("a").Set("href", "#" + FirstControl(state, key)).Text(FormPart.Words(entry!.Errors[0])));
            }
        }
    }

    // A date has no control of its own name: its first box is the day, or the month where no day was asked.
    private static string FirstControl(ModelStateDictionary state, string key)
    {
        var box = new[] { $"{key}.Day", $"{key}.Month" }.FirstOrDefault(name => state[name]?.RawValue is not null);
        return FormPart.IdOf(box ?? key);
    }

    // Model state is kept in alphabetical order. Properties are declared in the order in which the form asks for them.
    private string PlaceOnPage(string key)
    {
        var place = "";
        var metadata = ViewContext.ViewData.ModelMetadata;
        foreach (var step in key.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var words = step.Split('[', ']');
            var index = metadata?.Properties.ToList().FindIndex(property => property.PropertyName == words[0]) ?? -1;
            place += string.Create(CultureInfo.InvariantCulture, $"{(index < 0 ? 9999 : index):0000}");
            metadata = index < 0 ? null : metadata!.Properties[index];

            if (words.Length > 1)
            {
                place += words[1].PadLeft(6, '0');
                metadata = metadata?.ElementMetadata;
            }
        }

        return place;
    }
}
