using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Contracts.Control;

/// <summary>
/// What a wall tells of issues to whoever passes, visitors too: the theme, or the words that the team wrote for the wall, the age, and
/// the role that answered; not the raiser's words, no names, and nothing of what is restricted, whoever has opened it. Answered by Control.
/// </summary>
public static class WallNews
{
    public const int MostAnswers = 2;
    public const int MostIssues = 3;

    [Requires(Permission.ReadBoards)]
    public sealed record Query(Guid Place) : IQuery<View>;

    /// <param name="Answers">Since the start of yesterday, newest first.</param>
    /// <param name="Issues">Without an answer, oldest first.</param>
    public sealed record View(IReadOnlyList<Answer> Answers, int AllAnswers, IReadOnlyList<Issue> Issues, int AllIssues);

    public sealed record Answer(string Words, string Post, DateTimeOffset At);

    /// <param name="State">"Acting", "Parked until Fri 8 May", "Escalated, answer due 08:30": no names.</param>
    public sealed record Issue(string Words, DateOnly Raised, string State);
}
