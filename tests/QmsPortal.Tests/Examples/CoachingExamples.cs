using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Modules.Improvement.Coaching;
using QmsPortal.Tests.Modules.GoldenThread;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Examples;

internal static class CoachingExamples
{
    public static IReadOnlyList<Example> All { get; } =
    [
        Example.Of<WriteCoachingNote.Command>(async w => (w.Joy, await w.ToWrite())),
        Example.Of<ChangeCoachingNote.Command>(async w =>
        {
            var note = await w.NoteWritten();
            return (w.Joy, new() { Note = note.Id, Version = note.Version, Words = "Asks the quiet ones first", Next = "Leads on Friday" });
        }),
        Example.Of<ShareCoachingNote.Command>(async w =>
        {
            var note = await w.NoteWritten();
            return (w.Joy, new() { Note = note.Id, Version = note.Version });
        }),
        Example.Of<ReadCoachingNote.Query>(async w => (w.Joy, new((await w.NoteWritten()).Id))),
        Example.Of<ListCoachingNotes.Query>(w => (w.Joy, new())),
        Example.Of<PrepareCoachingNote.Query>(w => (w.Joy, new())),
    ];

    public static async Task<WriteCoachingNote.Command> ToWrite(this TestWorld world) =>
        new() { With = await world.Person(world.Amara), On = DateInput.From(world.Clock.Today()), Words = Fresh.Words("We looked at how the huddle went"), Next = "Lead it on Thursday" };

    /// <summary>By Joy, of Amara, shown to nobody.</summary>
    public static async Task<CoachingNote> NoteWritten(this TestWorld world) => await world.Note(await world.Send(world.Joy, await world.ToWrite()));

    public static Task<CoachingNote> Note(this TestWorld world, Guid id) => world.Ask(db => db.Set<CoachingNote>().AsNoTracking().SingleAsync(note => note.Id == id));
}
