using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Boards;

/// <summary>What a team wrote on its board, newest first, and which standards it can choose from.</summary>
public static class ShowBoardNotes
{
    private const int MostRows = 40;
    private const int MostStandards = 100;

    [Requires(Permission.KeepBoards)]
    public sealed record Query(Guid Place, string Path) : IQuery<View>;

    public sealed record View(BoardFace Face, IReadOnlyList<Row> Rows, IReadOnlyList<Standard> Standards);

    /// <param name="Stands">Whether it stands on the board now.</param>
    public sealed record Row(Guid Id, uint Version, BoardNoteKind Kind, string Words, DateOnly First, DateOnly Last, string Post, DateTimeOffset At, DateTimeOffset? EndedAt, bool Stands);

    public sealed record Standard(int Number, string Title);

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var today = clock.Today();
            var face = await db.Boards.For(user, Act.Read).Where(board => board.NodeId == query.Place).Select(board => board.Face).SingleOrDefaultAsync(ct) ?? BoardFace.Empty;
            var rows = await (
                from note in db.BoardNotes.For(user, Act.Read).AsNoTracking()
                join person in db.People.For(user, Act.Read) on note.ById equals person.Id
                where note.NodeId == query.Place
                orderby note.At descending, note.Id descending
                select new { note, person.Post }).Take(MostRows).ToListAsync(ct);
            var standards = await db.StandardsInForce(user, query.Path).Take(MostStandards).Select(standard => new { standard.Id, standard.Number, standard.Title }).ToListAsync(ct);
            return new View(face,
                [.. rows.Select(row => new Row(row.note.Id, row.note.Version, row.note.Kind,
                    WordsOf(row.note, standards.Find(standard => standard.Id == row.note.StandardId)?.Title), row.note.First, row.note.Last, row.Post, row.note.At, row.note.EndedAt,
                    face.Notes.Any(shown => shown.Id == row.note.Id && shown.IsOn(today))))],
                [.. standards.Select(standard => new Standard(standard.Number, standard.Title))]);
        }

        private static string WordsOf(BoardNote note, string? standard) => note switch
        {
            { Kind: BoardNoteKind.Shift, Shift: { } shift, Planned: { } planned } => BoardWording.Of(shift, planned, note.Actual),
            { Kind: BoardNoteKind.Standard } => standard ?? "A standard that is no longer in force",
            { To: { } to } => $"{to}: {note.Words}",
            { Wall: { } wall } => $"{note.Words} (on the wall: {wall})",
            _ => note.Words,
        };
    }
}
