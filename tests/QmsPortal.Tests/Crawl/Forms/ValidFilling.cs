using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using QmsPortal.Data.Seeds;
using QmsPortal.Kernel;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Crawl.Forms;

/// <summary>Fills in any form as somebody might who knows nothing of it but its controls: the first of each choice, or the next.</summary>
internal sealed class ValidFilling(string person, string password, DateOnly today, int turnOfChoice = 0)
{
    private static int filled;

    public const string NewPassword = "four-brown-badgers";

    private readonly int turn = Interlocked.Increment(ref filled);
    private readonly HashSet<string> chosen = [];

    public Post Of(IHtmlFormElement form, string page)
    {
        var action = form.GetAttribute("action") is { Length: > 0 } given ? given : page;
        var controls = form.QuerySelectorAll("input[name], select[name], textarea[name], button[name]").Where(control => !control.HasAttribute("disabled"));
        return new Post(new Uri(new Uri(Visitor.Site, page), action).PathAndQuery, form.GetAttribute("enctype") is "multipart/form-data", [.. controls.GroupBy(control => control.GetAttribute("name")!).Select(Fill)]);
    }

    private Sent Fill(IGrouping<string, IElement> controls) => controls.First() switch
    {
        IHtmlSelectElement select => Choose(controls.Key, [.. select.Options.Select(option => option.Value)], select.Options.FirstOrDefault(option => option.IsSelected)?.Value),
        IHtmlTextAreaElement => new Sent(controls.Key, Control.Text, Words),
        IHtmlInputElement { Type: "radio" or "checkbox" } => Choose(controls.Key, [.. Boxes(controls).Select(box => box.Value)], Boxes(controls).FirstOrDefault(box => box.IsChecked)?.Value),
        IHtmlInputElement input => Fill(input),
        var button => new Sent(controls.Key, Control.Hidden, button.GetAttribute("value") ?? ""),
    };

    private Sent Fill(IHtmlInputElement input) => input.Type switch
    {
        "hidden" => new Sent(input.Name!, Control.Hidden, input.Value),
        "file" when input.GetAttribute("accept") is { } kinds && kinds.Contains(".png", StringComparison.Ordinal) => new Sent(input.Name!, Control.File, "", new SentFile($"file-{turn}.png", Files.Png(), "image/png")),
        "file" => new Sent(input.Name!, Control.File, "", SentFile.Text($"file-{turn}.csv", "date,numerator,denominator\n2003-01-01,1,1\n")),
        "email" => new Sent(input.Name!, Control.Email, input.GetAttribute("autocomplete") is "username" or "email" ? person : $"somebody.{turn}@riverside.example"),
        "password" => new Sent(input.Name!, Control.Password, input.GetAttribute("autocomplete") is "current-password" ? password : input.GetAttribute("inputmode") is "numeric" ? Trust.ShortCode : NewPassword),
        _ when DatePart(input.Name!) is { } part => new Sent(input.Name!, Control.DatePart, input.Value is { Length: > 0 } given ? given : part),
        _ when input.GetAttribute("inputmode") is "decimal" or "numeric" => new Sent(input.Name!, Control.Number, "1"),
        _ => new Sent(input.Name!, Control.Text, Words),
    };

    private static IEnumerable<IHtmlInputElement> Boxes(IEnumerable<IElement> controls) => controls.OfType<IHtmlInputElement>().Where(box => box.Type is "radio" or "checkbox");

    private string Words => $"Kept {turn}";

    /// <summary>What begins does so on a day gone by, and what is due is due tomorrow.</summary>
    private string? DatePart(string name)
    {
        var parts = name.Split('.');
        var day = DateInput.From(parts is [.., "From" or "On", _] ? today.AddDays(-60) : today.AddDays(1));
        return parts[^1] switch
        {
            "Day" => day.Day,
            "Month" => day.Month,
            "Year" => day.Year,
            _ => null,
        };
    }

    /// <summary>What is chosen already, else the first answer; where several questions have the same answers, each takes another.</summary>
    private Sent Choose(string name, IReadOnlyList<string> options, string? already)
    {
        var all = string.Join('|', options);
        var free = options.Where(option => option.Length > 0 && !chosen.Contains(option + all)).ToList();
        var answer = already is { Length: > 0 } ? already : free.Count == 0 ? "" : free[turnOfChoice % free.Count];
        chosen.Add(answer + all);
        return new Sent(name, Control.Choice, answer, Options: options);
    }
}
