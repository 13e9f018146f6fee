using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace QmsPortal.Ui;

/// <summary>
/// Reads a number as a person in Britain writes it. The framework would take "4,5" for 45 and "1e1" for 10, which on a
/// chart is worse than a question.
/// </summary>
internal sealed partial class NumberBinder : IModelBinder
{
    public const string Fault = "Enter a number, like 12 or 12.5";

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var given = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (given == ValueProviderResult.None)
            return Task.CompletedTask;
        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, given);
        var text = given.FirstValue?.Trim() ?? "";
        if (text.Length == 0 && bindingContext.ModelMetadata.IsReferenceOrNullableType)
            bindingContext.Result = ModelBindingResult.Success(null);
        else if (given.Length == 1 && Written().IsMatch(text) && decimal.TryParse(text.Replace(",", ""), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            bindingContext.Result = ModelBindingResult.Success(number);
        else
            bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, Fault);
        return Task.CompletedTask;
    }

    [GeneratedRegex(@"^-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?$")]
    private static partial Regex Written();

    internal sealed class Provider : IModelBinderProvider
    {
        public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
            context.Metadata.UnderlyingOrModelType == typeof(decimal) ? new NumberBinder() : null;
    }
}
