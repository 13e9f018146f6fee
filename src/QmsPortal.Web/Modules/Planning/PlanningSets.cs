using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Modules.Planning.Goals;
using QmsPortal.Modules.Planning.Needs;

namespace QmsPortal.Modules.Planning;

internal static class PlanningSets
{
    extension(QmsDb db)
    {
        public DbSet<Need> Needs => db.Set<Need>();
        public DbSet<Goal> Goals => db.Set<Goal>();
        public DbSet<ThreadNode> OnTheThread => db.Set<ThreadNode>();
        public DbSet<ThreadLink> PlanLinks => db.Set<ThreadLink>();
    }
}
