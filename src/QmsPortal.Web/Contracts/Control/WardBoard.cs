using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Contracts.Control;

/// <summary>What a ward's board shows of Control: its measures, and what came back since yesterday.</summary>
public static class WardBoard
{
    [Requires(Permission.ReadBoards)]
    public sealed record Query(Guid Place) : IQuery<View>;

    public sealed record View(IReadOnlyList<MeasureSummaries.Row> Measures, IReadOnlyList<RecentAnswers.Row> Answers, IReadOnlyList<Returned> Returned, TodaysHuddle.View Huddle);

    /// <summary>An issue that came back from above, newest first, until the ward escalates it again, answers or closes it.</summary>
    /// <param name="Acceptable">What would make it acceptable.</param>
    public sealed record Returned(int Number, string Words, string Acceptable, string Post, string Name, DateTimeOffset At)
    {
        public string Address => $"/issues/{Number}";

        /// <summary>"Matron, Leila Haddad".</summary>
        public string By => $"{Post}, {Name}";
    }

}

/// <summary>Answers to issues since the start of yesterday, newest first.</summary>
public static class RecentAnswers
{
    /// <param name="Post">The answerer's role: on a wall it stands alone.</param>
    /// <param name="Name">And their name: an answer is a promise.</param>
    public sealed record Row(int Number, string Words, string Answer, string Post, string Name, DateTimeOffset RaisedAt, DateTimeOffset AnsweredAt)
    {
        /// <summary>"Deputy chief nurse, Ruth Callaghan".</summary>
        public string By => $"{Post}, {Name}";

        /// <summary>"1 h 31 min after it was raised".</summary>
        public string Took => (AnsweredAt - RaisedAt) switch
        {
            { TotalMinutes: < 1 } => "less than a minute after it was raised",
            { TotalHours: < 1 } took => $"{took.Minutes} min after it was raised",
            { TotalDays: < 1 } took => $"{took.Hours} h {took.Minutes} min after it was raised",
            { TotalDays: < 2 } => "1 day after it was raised",
            var took => $"{took.Days} days after it was raised",
        };
    }
}
