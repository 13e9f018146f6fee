using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace QmsPortal.Tests.Support;

/// <summary>What a browser sends for a form once these fields have been filled in.</summary>
internal sealed class FormFilling
{
    /// <summary>Before the name of a field that no person can fill in.</summary>
    private const string HiddenField = "hidden:";

    private readonly IHtmlFormElement form;
    private readonly IElement? pressed;
    private readonly Dictionary<IElement, SentFile> files = [];

    public FormFilling(IHtmlFormElement form, IElement? pressed, IEnumerable<(string Label, object? Value)> fields)
    {
        (this.form, this.pressed) = (form, pressed);
        foreach (var (label, value) in fields)
        {
            if (label.StartsWith(HiddenField, StringComparison.Ordinal))
                Hidden(label[HiddenField.Length..]).SetAttribute("value", value?.ToString());
            else
                Fill(new Field(form, label), label, value);
        }
    }

    public Task<Page> Send(Visitor visitor, string page, Func<HttpMethod, string, HttpContent?, Task<Page>>? once = null)
    {
        var action = (pressed?.GetAttribute("formaction") ?? form.GetAttribute("action")) is { Length: > 0 } given ? given : page;
        var address = new Uri(new Uri(Visitor.Site, page), action).PathAndQuery;
        if (!"post".Equals(form.GetAttribute("method"), StringComparison.OrdinalIgnoreCase))
        {
            var query = string.Join('&', Texts().Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));
            return visitor.Get($"{address.Split('?')[0]}?{query}");
        }

        return once is null ? visitor.Follow(HttpMethod.Post, address, Content) : once(HttpMethod.Post, address, Content());
    }

    private HttpContent Content() => form.GetAttribute("enctype") is "multipart/form-data" ? Parts() : new FormUrlEncodedContent(Texts());

    private IElement Hidden(string name) => form.QuerySelector($"input[type=hidden][name='{name}']")
        ?? throw new Xunit.Sdk.XunitException($"The form has no hidden field {name}");

    private void Fill(Field field, string label, object? value)
    {
        var text = value?.ToString() ?? "";
        switch (field.Element)
        {
            case IHtmlInputElement { Type: "file" } when value is SentFile file:
                files[field.Element] = file;
                break;
            case IHtmlInputElement { Type: "radio" or "checkbox" } box:
                box.IsChecked = value is not (null or false);
                break;
            case IHtmlInputElement input:
                input.SetAttribute("value", text);
                input.Value = text;
                break;
            case IHtmlTextAreaElement area:
                area.Value = text;
                break;
            case IHtmlSelectElement select:
                Choose(select, label, text);
                break;
            default:
                FillSeveral(field, label, text);
                break;
        }
    }

    private static void Choose(IHtmlSelectElement select, string label, string text)
    {
        var option = select.Options.FirstOrDefault(known => Page.Words(known) == text)
            ?? select.Options.FirstOrDefault(known => known.Value == text)
            ?? throw new Xunit.Sdk.XunitException($"“{label}” has no option “{text}”. It has: {string.Join("; ", select.Options.Select(Page.Words))}");
        foreach (var other in select.Options)
            other.IsSelected = other == option;
    }

    private static void FillSeveral(Field field, string label, string text)
    {
        var boxes = field.Boxes.ToList();
        if (boxes.Count > 0)
        {
            var words = text.Split(' ', boxes.Count, StringSplitOptions.RemoveEmptyEntries);
            for (var i = 0; i < boxes.Count; i++)
                boxes[i].Value = i < words.Length ? words[i] : "";
            return;
        }

        var answers = field.Answers.ToList();
        var (_, chosen) = answers.FirstOrDefault(answer => answer.Words == text);
        if (chosen is null)
            throw new Xunit.Sdk.XunitException($"“{label}” has no answer “{text}”. It has: {string.Join("; ", answers.Select(answer => answer.Words))}");
        foreach (var (_, other) in answers.Where(answer => answer.Box.Type == "radio"))
            other.IsChecked = false;
        chosen.IsChecked = true;
    }

    private IEnumerable<KeyValuePair<string, string>> Texts()
    {
        foreach (var control in Controls().Where(control => control is not IHtmlInputElement { Type: "file" }))
        {
            var name = control.GetAttribute("name")!;
            switch (control)
            {
                case IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false }:
                    break;
                case IHtmlInputElement input:
                    yield return new(name, input.Value);
                    break;
                case IHtmlTextAreaElement area:
                    yield return new(name, area.Value);
                    break;
                case IHtmlSelectElement select:
                    yield return new(name, (select.Options.FirstOrDefault(option => option.IsSelected) ?? (select.Options.Length > 0 ? select.Options[0] : null))?.Value ?? "");
                    break;
            }
        }

        if (pressed?.GetAttribute("name") is { Length: > 0 } button)
            yield return new(button, pressed.GetAttribute("value") ?? "");
    }

    private MultipartFormDataContent Parts()
    {
        var parts = new MultipartFormDataContent();
        foreach (var (name, value) in Texts())
            parts.Add(new StringContent(value), $"\"{name}\"");
        foreach (var control in Controls().OfType<IHtmlInputElement>().Where(input => input.Type == "file"))
        {
            // A browser sends an empty part where no file was chosen.
            var file = files.GetValueOrDefault(control) ?? new SentFile("", [], "application/octet-stream");
            var content = new ByteArrayContent(file.Content) { Headers = { ContentType = new MediaTypeHeaderValue(file.Type) } };
            parts.Add(content, $"\"{control.Name}\"", $"\"{file.Name}\"");
        }

        return parts;
    }

    private IEnumerable<IElement> Controls() => form.Elements.Where(control =>
        control is IHtmlInputElement { Type: not ("submit" or "button" or "image" or "reset") } or IHtmlTextAreaElement or IHtmlSelectElement
        && control.GetAttribute("name") is { Length: > 0 }
        && !control.HasAttribute("disabled"));
}
