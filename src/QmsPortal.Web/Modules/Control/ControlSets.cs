using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Modules.Control.Actions;
using QmsPortal.Modules.Control.Attachments;
using QmsPortal.Modules.Control.Boards;
using QmsPortal.Modules.Control.Confirmations;
using QmsPortal.Modules.Control.Escalations;
using QmsPortal.Modules.Control.Huddles;
using QmsPortal.Modules.Control.Imports;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Modules.Control.Pulses;
using QmsPortal.Modules.Control.Rotas;
using QmsPortal.Modules.Control.Signals;
using QmsPortal.Modules.Control.SpeakUp;
using QmsPortal.Modules.Control.Standards;
using QmsPortal.Modules.Control.Visits;

namespace QmsPortal.Modules.Control;

internal static class ControlSets
{
    extension(QmsDb db)
    {
        public DbSet<MeasureDefinition> Definitions => db.Set<MeasureDefinition>();
        public DbSet<MeasureSeries> Series => db.Set<MeasureSeries>();
        public DbSet<Import> Imports => db.Set<Import>();
        public DbSet<ThreadLink> MeasuredLinks => db.Set<ThreadLink>();
        public DbSet<ThreadNode> MeasuredGoals => db.Set<ThreadNode>();
        public DbSet<Issue> Issues => db.Set<Issue>();
        public DbSet<IssueNote> IssueNotes => db.Set<IssueNote>();
        public DbSet<ChartPhase> Phases => db.Set<ChartPhase>();
        public DbSet<Standard> Standards => db.Set<Standard>();
        public DbSet<StandardReading> StandardReadings => db.Set<StandardReading>();
        public DbSet<StandardComment> StandardComments => db.Set<StandardComment>();
        public DbSet<Confirmation> Confirmations => db.Set<Confirmation>();
        public DbSet<DutyShift> DutyShifts => db.Set<DutyShift>();
        public DbSet<Board> Boards => db.Set<Board>();
        public DbSet<BoardNote> BoardNotes => db.Set<BoardNote>();
        public DbSet<TilePin> TilePins => db.Set<TilePin>();
        public DbSet<ThreadNode> BoardThread => db.Set<ThreadNode>();
        public DbSet<Visit> Visits => db.Set<Visit>();
        public DbSet<ActionItem> Actions => db.Set<ActionItem>();
        public DbSet<Attachment> Attachments => db.Set<Attachment>();
        public DbSet<AttachmentFile> AttachmentFiles => db.Set<AttachmentFile>();
        public DbSet<Pulse> Pulses => db.Set<Pulse>();
        public DbSet<PulseTally> PulseTallies => db.Set<PulseTally>();
        public DbSet<PulseMark> PulseMarks => db.Set<PulseMark>();
        public DbSet<Signal> Signals => db.Set<Signal>();
        public DbSet<HuddleSeries> HuddleSeries => db.Set<HuddleSeries>();
        public DbSet<Huddle> Huddles => db.Set<Huddle>();
        public DbSet<Escalation> Escalations => db.Set<Escalation>();
        public DbSet<Concern> Concerns => db.Set<Concern>();
        public DbSet<TierTimes> TierTimes => db.Set<TierTimes>();
    }
}
