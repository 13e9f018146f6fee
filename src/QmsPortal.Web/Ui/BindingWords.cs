using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace QmsPortal.Ui;

/// <summary>What a form says of text that cannot be read as what it asks for.</summary>
internal static class BindingWords
{
    public static void Set(DefaultModelBindingMessageProvider words)
    {
        words.SetValueMustBeANumberAccessor(_ => "Enter a number, like 12 or 12.5");
        words.SetNonPropertyValueMustBeANumberAccessor(() => "Enter a number, like 12 or 12.5");
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
}
