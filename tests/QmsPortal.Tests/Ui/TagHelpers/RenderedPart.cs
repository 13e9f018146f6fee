using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.Routing;
using QmsPortal.Kernel;
using QmsPortal.Ui.TagHelpers;

namespace QmsPortal.Tests.Ui.TagHelpers;

/// <summary>Runs one tag helper as a view would, on a small form, and reads the markup it writes.</summary>
internal sealed class RenderedPart
{
    public sealed class Form
    {
        public string? Title { get; set; }
        public string? Kind { get; set; }
        public decimal? Percentage { get; set; }
        public bool Agreed { get; set; }
        public List<string> Days { get; set; } = [];
        public DateInput Due { get; set; } = new();
    }

    public sealed class Page
    {
        public Form Command { get; set; } = new();
    }

    private readonly EmptyModelMetadataProvider metadata = new();
    private readonly ViewContext view;

    public RenderedPart(Form? form = null)
    {
        var page = new Page { Command = form ?? new Form() };
        view = new ViewContext
        {
            HttpContext = new DefaultHttpContext(),
            RouteData = new RouteData(),
            ActionDescriptor = new ActionDescriptor(),
            ViewData = new ViewDataDictionary<Page>(metadata, new ModelStateDictionary()) { Model = page },
        };
    }

    public ModelStateDictionary State => view.ModelState;

    public RenderedPart Posted(string field, params string[] values)
    {
        State.SetModelValue(field, values.Length == 1 ? values[0] : values, string.Join(',', values));
        return this;
    }

    public RenderedPart Wrong(string field, string message)
    {
        State.AddModelError(field, message);
        return this;
    }

    public IElement Show<T>(string field, T part, params TagHelperAttribute[] attributes) where T : FormPart
    {
        part.For = Expression(field);
        part.ViewContext = view;
        return Show(part, attributes);
    }

    public IElement ShowSummary()
    {
        var summary = new ErrorSummaryTagHelper { ViewContext = view };
        return Show(summary);
    }

    public static IElement Show(TagHelper helper, params TagHelperAttribute[] attributes) => Show(helper, "", attributes);

    public static IElement Show(TagHelper helper, string content, params TagHelperAttribute[] attributes)
    {
        var context = new TagHelperContext("part", [.. attributes], new Dictionary<object, object>(), "1");
        var output = new TagHelperOutput("part", [.. attributes], (_, _) =>
            Task.FromResult<TagHelperContent>(new DefaultTagHelperContent().Append(content)));
        helper.Init(context);
        helper.ProcessAsync(context, output).GetAwaiter().GetResult();
        if (!output.IsContentModified && output.TagName is not null)
            output.Content.Append(content);

        using var writer = new StringWriter();
        output.WriteTo(writer, HtmlEncoder.Default);
        return new HtmlParser().ParseDocument($"<body>{writer}</body>").Body!;
    }

    private ModelExpression Expression(string field)
    {
        var explorer = view.ViewData.ModelExplorer;
        foreach (var step in field.Split('.'))
            explorer = explorer.GetExplorerForProperty(step);
        return new ModelExpression(field, explorer);
    }
}
