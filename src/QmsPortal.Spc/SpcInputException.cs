namespace QmsPortal.Spc;

/// <summary>The observations or settings cannot be charted. The message is a plain sentence, fit to be shown to the person who gave them.</summary>
public sealed class SpcInputException(string message) : ArgumentException(message);
