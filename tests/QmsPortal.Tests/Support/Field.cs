using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace QmsPortal.Tests.Support;

/// <summary>A part of a form found as a person finds it: by the words of its label, or of its legend.</summary>
internal sealed class Field
{
    public Field(IElement within, string label) =>
        Element = Find(within, label) ?? throw new Xunit.Sdk.XunitException(
            $"There is no field “{label}”. There are: {string.Join("; ", within.QuerySelectorAll("label, legend").Select(Page.Words))}");

    /// <summary>The control, or the fieldset of several.</summary>
    public IElement Element { get; }

    /// <summary>What it holds: its text, the words of the answer chosen, or the boxes of a date one after the other.</summary>
    public string? Value => Element switch
    {
        IHtmlSelectElement select => Page.Words(select.Options.FirstOrDefault(option => option.IsSelected)),
        IHtmlTextAreaElement area => area.Value,
        IHtmlInputElement { Type: "radio" or "checkbox" } box => box.IsChecked ? "on" : null,
        IHtmlInputElement input => input.Value,
        _ when Boxes.Any() => string.Join(' ', Boxes.Select(box => box.Value)),
        _ => Answers.Where(answer => answer.Box.IsChecked).Select(answer => answer.Words).FirstOrDefault(),
    };

    /// <summary>Day, month and year, as far as they are asked.</summary>
    public IEnumerable<IHtmlInputElement> Boxes => Element.QuerySelectorAll("input[type=text]").OfType<IHtmlInputElement>();

    public IEnumerable<(string Words, IHtmlInputElement Box)> Answers => Element.QuerySelectorAll("label")
        .Select(label => (Page.Words(label), Labelled(label) as IHtmlInputElement))
        .Where(answer => answer.Item2 is { Type: "radio" or "checkbox" })
        .Select(answer => (answer.Item1, answer.Item2!));

    public static IElement? Find(IElement within, string label) =>
        within.QuerySelectorAll("legend").FirstOrDefault(legend => Page.Words(legend) == label)?.ParentElement
        ?? within.QuerySelectorAll("label").Where(known => Page.Words(known) == label).Select(Labelled).FirstOrDefault(control => control is not null);

    private static IElement? Labelled(IElement label) =>
        label.GetAttribute("for") is { } id ? label.Owner!.GetElementById(id) : label.QuerySelector("input, select, textarea");
}
