using QmsPortal.Ui;

namespace QmsPortal.Modules.Assurance.Statements;

/// <summary>The choices of the forms of a statement.</summary>
public static class StatementForm
{
    public static readonly IReadOnlyList<Choice> Ratings = [.. Enum.GetValues<StatementRating>().Select(rating => new Choice(rating.ToString(), StatementWords.Of(rating), StatementWords.Meaning(rating)))];
}
