using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace QmsPortal.Ui;

/// <summary>What a form says of text that cannot be read as what it asks for.</summary>
internal sealed class BindingWords : IBindingMetadataProvider
{
    public static void Set(DefaultModelBindingMessageProvider words)
    {
        words.SetValueMustBeANumberAccessor(_ => NumberBinder.Fault);
        words.SetNonPropertyValueMustBeANumberAccessor(() => NumberBinder.Fault);
        words.SetAttemptedValueIsInvalidAccessor((_, _) => "Choose one of the answers");
        words.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => "Check this answer");
        words.SetValueIsInvalidAccessor(_ => "Check this answer");
        words.SetUnknownValueIsInvalidAccessor(_ => "Check this answer");
        words.SetNonPropertyUnknownValueIsInvalidAccessor(() => "Check this answer");
        words.SetValueMustNotBeNullAccessor(_ => "Answer this question");
        words.SetMissingBindRequiredValueAccessor(_ => "Answer this question");
        words.SetMissingKeyOrValueAccessor(() => "Answer this question");
        words.SetMissingRequestBodyRequiredValueAccessor(() => "Answer the questions");
    }

    /// <summary>A count is typed and not chosen.</summary>
    public void CreateBindingMetadata(BindingMetadataProviderContext context)
    {
        if ((Nullable.GetUnderlyingType(context.Key.ModelType) ?? context.Key.ModelType) == typeof(int))
            context.BindingMetadata.ModelBindingMessageProvider?.SetAttemptedValueIsInvalidAccessor((_, _) => "Enter a whole number, like 12");
    }
}
