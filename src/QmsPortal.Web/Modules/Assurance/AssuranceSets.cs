using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Modules.Assurance.Evidence;
using QmsPortal.Modules.Assurance.Frameworks;
using QmsPortal.Modules.Assurance.Packs;
using QmsPortal.Modules.Assurance.Statements;

namespace QmsPortal.Modules.Assurance;

internal static class AssuranceSets
{
    extension(QmsDb db)
    {
        public DbSet<Framework> Frameworks => db.Set<Framework>();
        public DbSet<Requirement> Requirements => db.Set<Requirement>();
        public DbSet<RequirementResult> Results => db.Set<RequirementResult>();
        public DbSet<EvidenceItem> Evidence => db.Set<EvidenceItem>();
        public DbSet<EvidenceFile> EvidenceFiles => db.Set<EvidenceFile>();
        public DbSet<Pack> Packs => db.Set<Pack>();
        public DbSet<PackFile> PackFiles => db.Set<PackFile>();
        public DbSet<Statement> Statements => db.Set<Statement>();
        public DbSet<ThreadLink> Links => db.Set<ThreadLink>();
        public DbSet<ThreadNode> Linkable => db.Set<ThreadNode>();
    }
}
