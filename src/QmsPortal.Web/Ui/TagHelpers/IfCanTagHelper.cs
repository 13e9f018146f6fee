using Microsoft.AspNetCore.Razor.TagHelpers;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Ui.TagHelpers;

/// <summary>Shows what is inside to people who may do it, here or anywhere. The request refuses the others all the same.</summary>
[HtmlTargetElement("if-can", Attributes = "permission")]
public sealed class IfCanTagHelper(CurrentUser user) : TagHelper
{
    public Permission Permission { get; set; }

    /// <summary>The path of the place it is about; without it, anywhere.</summary>
    public string? At { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (At is null ? !user.Can(Permission) : !user.Can(Permission, At))
            output.SuppressOutput();
    }
}
