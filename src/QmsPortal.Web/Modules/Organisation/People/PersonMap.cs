using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.HandOvers;
using QmsPortal.Kernel.KeptForms;
using QmsPortal.Kernel.Outbox;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Organisation.People;

internal sealed class PersonMap : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.ToTable("people");
        person.Property(p => p.Name).HasMaxLength(Person.NameLength);
        person.Property(p => p.Post).HasMaxLength(Person.PostLength);
        person.HasMany(p => p.Roles).WithOne().HasForeignKey(role => role.PersonId);
        person.HasIndex(p => new { p.Name, p.Id });
    }
}

/// <summary>The kernel knows no people, so that those it speaks of are some is said here.</summary>
internal sealed class PeopleOfTheKernelMap : IEntityTypeConfiguration<NamedPerson>, IEntityTypeConfiguration<KeptForm>
{
    public void Configure(EntityTypeBuilder<NamedPerson> named) => named.HasOne<Person>().WithMany().HasForeignKey(n => n.PersonId);

    public void Configure(EntityTypeBuilder<KeptForm> kept) => kept.HasOne<Person>().WithMany().HasForeignKey(k => k.PersonId);
}

internal sealed class RestrictedReadIsOfAPersonMap : IEntityTypeConfiguration<RestrictedRead>
{
    public void Configure(EntityTypeBuilder<RestrictedRead> read) => read.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId);
}

/// <summary>So too whoever links records, hands them over and decides.</summary>
internal sealed class PeopleOfTheThreadMap : IEntityTypeConfiguration<ThreadLink>, IEntityTypeConfiguration<HandOver>, IEntityTypeConfiguration<HandOverStep>
{
    public void Configure(EntityTypeBuilder<ThreadLink> link)
    {
        link.HasOne<Person>().WithMany().HasForeignKey(l => l.CreatedBy);
        link.HasOne<Person>().WithMany().HasForeignKey(l => l.EndedBy);
    }

    public void Configure(EntityTypeBuilder<HandOver> handOver) => handOver.HasOne<Person>().WithMany().HasForeignKey(h => h.OfferedBy);

    public void Configure(EntityTypeBuilder<HandOverStep> step) => step.HasOne<Person>().WithMany().HasForeignKey(s => s.ById);
}

internal sealed class OutboxPeopleMap : IEntityTypeConfiguration<OutboxMessage>, IEntityTypeConfiguration<Resending>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> message) => message.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId);

    public void Configure(EntityTypeBuilder<Resending> resending) => resending.HasOne<Person>().WithMany().HasForeignKey(r => r.ById);
}

internal sealed class RoleAssignmentMap : IEntityTypeConfiguration<RoleAssignment>
{
    public void Configure(EntityTypeBuilder<RoleAssignment> role)
    {
        role.ToTable("role_assignments");
        role.HasOne<OrgNode>().WithMany().HasForeignKey(r => r.NodeId);
        role.HasIndex(r => r.NodeId);
    }
}

internal sealed class AccountMap : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("accounts");
        account.Property(a => a.Id).ValueGeneratedNever();
        account.HasIndex(a => a.NormalizedEmail).HasDatabaseName("ix_accounts_normalized_email").IsUnique();
        account.HasOne<Person>().WithOne().HasForeignKey<Account>(a => a.Id);
    }
}

internal sealed class AccountChangeMap : IEntityTypeConfiguration<AccountChange>
{
    public void Configure(EntityTypeBuilder<AccountChange> change)
    {
        change.ToTable("account_changes");
        change.Property(c => c.Email).HasMaxLength(AddPerson.EmailLength);
        change.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId);
        change.HasIndex(c => new { c.PersonId, c.At });
    }
}

internal sealed class AccountPartsMap : IEntityTypeConfiguration<IdentityUserClaim<Guid>>, IEntityTypeConfiguration<IdentityUserLogin<Guid>>, IEntityTypeConfiguration<IdentityUserToken<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> claim) => claim.ToTable("account_claims");

    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> login) => login.ToTable("account_logins");

    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> token) => token.ToTable("account_tokens");
}
