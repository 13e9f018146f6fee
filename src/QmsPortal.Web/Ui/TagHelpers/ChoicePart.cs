using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace QmsPortal.Ui.TagHelpers;

/// <summary>Radios and checkboxes: a question as the legend, and one control for each choice.</summary>
public abstract class ChoicePart : FormPart
{
    public IEnumerable<Choice> Items { get; set; } = [];

    public bool Small { get; set; }

    protected abstract string Block { get; }

    protected abstract string Type { get; }

    protected virtual string? LayoutClass => null;

    protected override void Build(TagHelperOutput output)
    {
        var chosen = Chosen();
        var group = WithExtras(Markup.Element("div", Markup.Classes(Block, Small ? $"{Block}--small" : null, LayoutClass))
            .Set("data-module", Block)
            .Holding(Items.Select((item, index) => ItemMarkup(item, index, chosen))));

        output.Content.AppendHtml(Markup.Element("fieldset", "nhsuk-fieldset")
            .Set("aria-describedby", DescribedBy)
            .Holding(LegendMarkup(), HintMarkup(), ErrorMarkup(), group));
    }

    private TagBuilder ItemMarkup(Choice item, int index, HashSet<string> chosen)
    {
        // The first control has the field's own id, which is where the error summary leads.
        var id = index == 0 ? Id : string.Create(CultureInfo.InvariantCulture, $"{Id}-{index + 1}");
        var hintId = item.Hint is null ? null : $"{id}-item-hint";

        return Markup.Element("div", $"{Block}__item").Holding(
            Markup.Empty("input", $"{Block}__input", id)
                .Set("name", Name)
                .Set("type", Type)
                .Set("value", item.Value)
                .Flag("checked", chosen.Contains(item.Value))
                .Set("aria-describedby", hintId),
            Markup.Element("label", $"nhsuk-label {Block}__label").Set("for", id).Text(item.Text),
            hintId is null ? null : Markup.Element("div", $"nhsuk-hint {Block}__hint", hintId).Text(item.Hint));
    }

    private HashSet<string> Chosen()
    {
        IEnumerable<string?> values =
            ViewContext.ModelState.TryGetValue(Name, out var entry) && entry.RawValue is not null
                ? entry.RawValue is IEnumerable<string?> several ? several : [entry.AttemptedValue]
                : For.Model is IEnumerable many and not string
                    ? many.Cast<object?>().Select(one => Convert.ToString(one, CultureInfo.InvariantCulture))
                    : [Convert.ToString(For.Model, CultureInfo.InvariantCulture)];

        return values.Where(value => !string.IsNullOrEmpty(value)).Select(value => value!).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }
}
