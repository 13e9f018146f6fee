using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QmsPortal.Contracts.Control;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Modules.Control.Standards;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Control.Boards;

internal sealed class BoardMap : IEntityTypeConfiguration<Board>, IEntityTypeConfiguration<BoardStep>, IEntityTypeConfiguration<BoardNote>, IEntityTypeConfiguration<TilePin>
{
    public void Configure(EntityTypeBuilder<Board> board)
    {
        board.ToTable("boards");
        board.Property(b => b.Face).HasColumnType("jsonb").HasConversion(
            face => JsonSerializer.Serialize(face, JsonSerializerOptions.Default),
            json => JsonSerializer.Deserialize<BoardFace>(json, JsonSerializerOptions.Default)!,
            new ValueComparer<BoardFace>((a, b) => ReferenceEquals(a, b), face => face.GetHashCode(), face => face));
        board.HasOne<OrgNode>().WithMany().HasForeignKey(b => b.NodeId);
        board.HasMany(b => b.Steps).WithOne().HasForeignKey(step => step.BoardId);
        board.HasMany(b => b.Notes).WithOne().HasForeignKey(note => note.BoardId);
        board.HasIndex(b => b.NodeId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<BoardStep> step)
    {
        step.ToTable("board_steps");
        step.Property(s => s.Tile).HasMaxLength(BoardStep.TileLength);
        step.HasOne<Person>().WithMany().HasForeignKey(s => s.ById);
        step.HasIndex(s => new { s.BoardId, s.At });
    }

    public void Configure(EntityTypeBuilder<BoardNote> note)
    {
        note.ToTable("board_notes");
        note.Property(n => n.Words).HasMaxLength(BoardNote.WordsLength);
        note.Property(n => n.Wall).HasMaxLength(BoardNote.WallLength);
        note.Property(n => n.To).HasMaxLength(BoardNote.ToLength);
        note.HasOne<Standard>().WithMany().HasForeignKey(n => n.StandardId);
        note.HasOne<OrgNode>().WithMany().HasForeignKey(n => n.NodeId);
        note.HasOne<Person>().WithMany().HasForeignKey(n => n.ById);
        note.HasOne<Person>().WithMany().HasForeignKey(n => n.EndedBy);
        note.HasIndex(n => new { n.BoardId, n.At });
    }

    public void Configure(EntityTypeBuilder<TilePin> pin)
    {
        pin.ToTable("tile_pins");
        pin.HasOne<OrgNode>().WithMany().HasForeignKey(p => p.NodeId);
        pin.HasOne<MeasureDefinition>().WithMany().HasForeignKey(p => p.DefinitionId);
        pin.HasOne<Person>().WithMany().HasForeignKey(p => p.PinnedBy);
        pin.HasOne<Person>().WithMany().HasForeignKey(p => p.EndedBy);
        pin.HasIndex(p => new { p.NodeId, p.DefinitionId }).IsUnique().HasFilter("ended_at is null");
    }
}
