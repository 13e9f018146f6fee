using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Modules.Improvement.Coaching;
using QmsPortal.Modules.Improvement.Cycles;
using QmsPortal.Modules.Improvement.Ideas;
using QmsPortal.Modules.Improvement.Projects;

namespace QmsPortal.Modules.Improvement;

internal static class ImprovementSets
{
    extension(QmsDb db)
    {
        public DbSet<Project> Projects => db.Set<Project>();
        public DbSet<Idea> Ideas => db.Set<Idea>();
        public DbSet<CoachingNote> CoachingNotes => db.Set<CoachingNote>();
        public DbSet<Cycle> Cycles => db.Set<Cycle>();

        /// <summary>What a project is raised from, whatever it is.</summary>
        public DbSet<ThreadNode> Origins => db.Set<ThreadNode>();
    }
}
