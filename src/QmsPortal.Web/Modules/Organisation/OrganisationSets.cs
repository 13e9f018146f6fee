using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel.Outbox;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation.Devices;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Organisation;

internal static class OrganisationSets
{
    extension(QmsDb db)
    {
        public DbSet<OrgNode> Nodes => db.Set<OrgNode>();
        public DbSet<Person> People => db.Set<Person>();
        public DbSet<RoleAssignment> RoleAssignments => db.Set<RoleAssignment>();
        public DbSet<Device> Devices => db.Set<Device>();
        public DbSet<Restriction> Restrictions => db.Set<Restriction>();
        public DbSet<RestrictedRead> RestrictedReads => db.Set<RestrictedRead>();
        public DbSet<OutboxMessage> Outbox => db.Set<OutboxMessage>();
    }
}
