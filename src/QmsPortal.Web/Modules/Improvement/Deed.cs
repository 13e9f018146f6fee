namespace QmsPortal.Modules.Improvement;

/// <summary>Who acts on a project or a cycle, and when: the system's time, which no form can give.</summary>
public sealed record Deed(Guid By, DateTimeOffset At);
