using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Control.Escalations;

internal sealed class TierTimesMap : IEntityTypeConfiguration<TierTimes>
{
    public void Configure(EntityTypeBuilder<TierTimes> times)
    {
        times.ToTable("tier_times");
        times.Property(t => t.Reason).HasMaxLength(TierTimes.ReasonLength);
        times.HasOne<OrgNode>().WithMany().HasForeignKey(t => t.NodeId);
        times.HasOne<Person>().WithMany().HasForeignKey(t => t.SetBy);
        times.HasIndex(t => new { t.NodeId, t.At });
    }
}
