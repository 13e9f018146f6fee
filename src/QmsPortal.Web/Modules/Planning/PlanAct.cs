namespace QmsPortal.Modules.Planning;

/// <summary>Who does something about a need or a goal, and when; nobody where the portal does it by itself.</summary>
public sealed record PlanAct(Guid? By, DateTimeOffset At);
