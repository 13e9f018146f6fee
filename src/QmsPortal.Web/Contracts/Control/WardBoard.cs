using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Contracts.Control;

/// <summary>What a ward's board shows of Control: its measures, and what came back since yesterday.</summary>
public static class WardBoard
{
    [Requires(Permission.ReadBoards)]
    public sealed record Query(Guid Place) : IQuery<View>;

    /// <param name="Chosen">The tiles that the team chose, in its order; none where it has chosen nothing.</param>
    /// <param name="Face">What the team wrote.</param>
    public sealed record View(
        IReadOnlyList<MeasureSummaries.Row> Measures, IReadOnlyList<RecentAnswers.Row> Answers, IReadOnlyList<Returned> Returned, TodaysHuddle.View Huddle,
        IReadOnlyList<string> Chosen, BoardFace Face, IReadOnlyList<Action> Actions, Ideas Ideas, Updates Updated)
    {
        /// <summary>The measures on the board: those pinned from above, and then those that the team placed.</summary>
        public IReadOnlyList<MeasureSummaries.Row> Standing
        {
            get
            {
                var standing = BoardTiles.Standing(Chosen, Measures.Select(measure => measure.Code)).Select(BoardTiles.MeasureOf).OfType<string>().ToList();
                return [.. Measures.Where(measure => measure.PinnedBy is not null),
                    .. standing.Select(code => Measures.FirstOrDefault(measure => measure.Code == code && measure.PinnedBy is null)).OfType<MeasureSummaries.Row>()];
            }
        }

        /// <summary>The kinds of tile in a part of the board, from the top down. Where nothing was chosen, without those that have nothing to say.</summary>
        public IReadOnlyList<BoardTiles.Kind> In(BoardTiles.Part part, DateOnly today) =>
            [.. BoardTiles.Standing(Chosen, []).Select(BoardTiles.Find).OfType<BoardTiles.Kind>().Where(kind => kind.Part == part && (Chosen.Count > 0 || !kind.WhenSaid || Says(kind.Code, today)))];

        private bool Says(string code, DateOnly today) => code switch
        {
            BoardTiles.Staffing => Face.Notes.Any(note => note.Kind is BoardNoteKind.Shift && note.IsOn(today)),
            BoardTiles.Ideas => Ideas.Waiting > 0 || Ideas.Answered is not null,
            BoardTiles.Thanks => Face.Thanks(today).Count > 0,
            BoardTiles.Actions => Actions.Count > 0,
            BoardTiles.Standard => Face.On(BoardNoteKind.Standard, today) is not null,
            _ => true,
        };
    }

    /// <summary>What somebody does about an issue, due within a week or past its day.</summary>
    public sealed record Action(int Number, string Words, string Who, DateOnly Due, DateTimeOffset At)
    {
        public string Address => $"/issues/{Number}";
    }

    /// <summary>Ideas that wait for an answer, how many of them longer than they should, and the one that was answered or moved on last since the start of yesterday.</summary>
    public sealed record Ideas(int Waiting, int Past, AnsweredIdea? Answered);

    public sealed record AnsweredIdea(string Address, string Words, string State, DateTimeOffset At);

    /// <summary>When a record of the ward was last made or changed, of each kind that the reader may see.</summary>
    public sealed record Updates(DateTimeOffset? Issues, DateTimeOffset? Ideas, DateTimeOffset? Goals);

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
