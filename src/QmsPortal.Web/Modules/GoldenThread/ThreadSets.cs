using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.HandOvers;

namespace QmsPortal.Modules.GoldenThread;

internal static class ThreadSets
{
    extension(QmsDb db)
    {
        public DbSet<ThreadNode> ThreadNodes => db.Set<ThreadNode>();
        public DbSet<ThreadLink> ThreadLinks => db.Set<ThreadLink>();
        public DbSet<HandOver> HandOvers => db.Set<HandOver>();
    }
}
