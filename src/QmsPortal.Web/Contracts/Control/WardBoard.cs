using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Contracts.Control;

/// <summary>What a ward's board shows of Control: its measures, and what came back since yesterday.</summary>
public static class WardBoard
{
    [Requires(Permission.ReadBoards)]
    public sealed record Query(Guid Place) : IQuery<View>;

    public sealed record View(IReadOnlyList<MeasureSummaries.Row> Measures, IReadOnlyList<RecentAnswers.Row> Answers);
}

/// <summary>Answers to issues since the start of yesterday, newest first.</summary>
public static class RecentAnswers
{
    public sealed record Row(int Number, string Words, string Answer, string Post, DateTimeOffset RaisedAt, DateTimeOffset AnsweredAt)
    {
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
