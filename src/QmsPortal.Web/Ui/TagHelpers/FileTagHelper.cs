using Microsoft.AspNetCore.Razor.TagHelpers;

namespace QmsPortal.Ui.TagHelpers;

/// <summary>A file to send. The form around it needs <c>enctype="multipart/form-data"</c>.</summary>
[HtmlTargetElement("nhs-file", TagStructure = TagStructure.NormalOrSelfClosing)]
public class FileTagHelper : FormPart
{
    public string? Accept { get; set; }

    public bool Multiple { get; set; }

    protected override string? GroupClass => "nhsuk-file-upload";

    protected override void Build(TagHelperOutput output)
    {
        output.Attributes.SetAttribute("data-module", "nhsuk-file-upload");
        output.Content.AppendHtml(LabelMarkup());
        output.Content.AppendHtml(HintMarkup());
        output.Content.AppendHtml(ErrorMarkup());
        output.Content.AppendHtml(WithExtras(Markup.Empty("input", "nhsuk-file-upload__input", Id)
            .Set("name", Name)
            .Set("type", "file")
            .Set("accept", Accept)
            .Flag("multiple", Multiple)
            .Set("aria-describedby", DescribedBy)));
    }
}
