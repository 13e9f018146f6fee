using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Modules.Improvement.Coaching;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Improvement.Coaching;

/// <summary>Domain §2.24 and §7: coaching is private by default, to administrators too.</summary>
public class CoachingTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task A_coach_writes_changes_and_shows_a_note_and_only_then_the_other_reads_it()
    {
        var joy = await world.As(world.Joy);
        var form = (await (await (await (await joy.Get("/me")).Follow("Coaching notes")).Follow("Write a note")).Submit("Keep note")).Is(400);
        Assert.Equal(("Choose who you talked with", "Enter what you talked about"), (form.ErrorsBeside("Who did you talk with?"), form.ErrorsBeside("What did you talk about?")));
        var note = (await form.Submit("Keep note", ("Who did you talk with?", "Dan Pritchard, Support worker"), ("What did you talk about?", "How to ask for a second pair of hands"))).Is(200);
        Assert.Equal("Note kept. Only you can read it", note.Banner);
        note = (await note.Submit("Keep change", ("What comes next? (if you agreed something)", "Try it on Friday"))).Is(200);
        var dan = await world.As(world.Dan);
        (await dan.Get(note.Address)).Is(404);
        Assert.Contains("No coach has shown you a note.", (await dan.Get("/coaching")).Is(200).Text, StringComparison.Ordinal);

        var shown = (await note.Submit("Show it")).Is(200);

        Assert.False(shown.HasButton("Keep change"));
        Assert.Contains("Try it on Friday", (await (await dan.Get("/coaching")).Follow("Joy Okoro, Ward sister, Tue 5 May")).Is(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_reads_it_whatever_their_role_nor_learns_that_it_is_there()
    {
        var note = await world.NoteWritten();
        foreach (var person in new[] { world.Rowan, world.Samuel, world.Leila, world.Priya, world.Amara, world.Bethan, world.Tomasz, world.Petra, world.Moira })
        {
            var visitor = await world.As(person);
            var absent = await visitor.Get($"/coaching/{Guid.CreateVersion7()}");
            Assert.Equal((404, absent.Text), ((await visitor.Get($"/coaching/{note.Id}")).Status, (await visitor.Get($"/coaching/{note.Id}")).Text));
            Assert.Empty(await world.Send(person, new ShowHistory.Query(note.Id)));
            Assert.DoesNotContain(note.Id.ToString(), System.Text.Encoding.UTF8.GetString((await visitor.Get("/coaching")).Body), StringComparison.Ordinal);
            (await visitor.Get($"/thread/{note.Id}")).Is(person == world.Rowan ? 403 : 404);
        }

        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Bethan, new ShareCoachingNote.Command { Note = note.Id, Version = note.Version }));
    }

    [Fact]
    public async Task Its_history_holds_nothing_of_it_and_what_was_shown_stays_as_it_is()
    {
        var note = await world.NoteWritten();
        await world.Send(world.Joy, new ChangeCoachingNote.Command { Note = note.Id, Version = note.Version, Words = "Other words", Next = "" });
        note = await world.Note(note.Id);
        await world.Send(world.Joy, new ShareCoachingNote.Command { Note = note.Id, Version = note.Version });
        note = await world.Note(note.Id);

        var entries = await world.Ask(db => db.Set<AuditEntry>().Where(entry => entry.RecordId == note.Id).ToListAsync());
        Assert.Equal(3, entries.Count);
        Assert.Equal([$$"""{"Id":"{{note.Id}}"}""", "{}", "{}"], entries.OrderBy(entry => entry.Id).Select(entry => entry.Payload.After));
        Assert.All(entries, entry => Assert.True(entry.Payload.Before is null or "{}"));
        Assert.Equal("You have shown this note already, so it stays as it is.", (await Assert.ThrowsAsync<DomainException>(() =>
            world.Send(world.Joy, new ChangeCoachingNote.Command { Note = note.Id, Version = note.Version, Words = "Again", Next = "" }))).Message);
        await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(world.Amara, new ChangeCoachingNote.Command { Note = note.Id, Version = note.Version, Words = "Mine", Next = "" }));
    }

    [Fact]
    public async Task A_coach_writes_of_those_they_work_with_of_a_day_gone_by_and_never_a_patients_number()
    {
        var to = await world.ToWrite();

        await Assert.ThrowsAsync<FluentValidation.ValidationException>(async () => await world.Send(world.Bethan, to));
        Assert.Equal("Choose today or an earlier day.", (await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Joy, to with { On = DateInput.From(world.Clock.Today().AddDays(1)) }))).Message);
        await Assert.ThrowsAsync<FluentValidation.ValidationException>(() => world.Send(world.Joy, to with { Words = "About 943 476 5919" }));
    }
}
