namespace QmsPortal.Ui;

/// <summary>One answer a person may choose: the value the form posts, the words they read, and a line of help.</summary>
public sealed record Choice(string Value, string Text, string? Hint = null);
