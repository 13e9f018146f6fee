using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using Xunit;

namespace QmsPortal.Tests.Kernel.Security;

public class CurrentUserTests
{
    private static readonly Permission[] Records =
        [.. Enum.GetValues<Permission>().Except([Permission.Anyone, Permission.SignedIn, Permission.OnOwnDevice, Permission.RunTheSite])];

    [Fact]
    public void Somebody_who_has_not_signed_in_may_do_what_anyone_may_and_no_more()
    {
        var nobody = new CurrentUser();

        Assert.Equal([Permission.Anyone], Enum.GetValues<Permission>().Where(nobody.Can));
        Assert.Throws<ForbiddenException>(() => nobody.Id);
    }

    [Fact]
    public void Somebody_without_a_role_sees_their_own_page_and_no_record()
    {
        var newcomer = With();

        Assert.Equal([Permission.Anyone, Permission.SignedIn, Permission.OnOwnDevice], Enum.GetValues<Permission>().Where(newcomer.Can));
    }

    [Fact]
    public void A_role_holds_at_its_place_and_below_and_nowhere_else()
    {
        var sister = With(new Grant(Role.TeamLead, "/riverside/medicine/ward-7/"));

        Assert.True(sister.Can(Permission.AnswerIssues, "/riverside/medicine/ward-7/"));
        Assert.True(sister.Can(Permission.AnswerIssues, "/riverside/medicine/ward-7/bay-c/"));
        Assert.False(sister.Can(Permission.AnswerIssues, "/riverside/medicine/"));
        Assert.False(sister.Can(Permission.AnswerIssues, "/riverside/medicine/ward-9/"));
        Assert.False(sister.Can(Permission.AnswerIssues, "/riverside/medicine/ward-70/"));
        Assert.False(sister.Can(Permission.ImportValues, "/riverside/medicine/ward-7/"));
    }

    [Fact]
    public void The_role_that_is_noted_is_one_that_allows_the_act()
    {
        var both = With(new Grant(Role.BoardMember, "/riverside/"), new Grant(Role.TeamLead, "/riverside/ward-7/"));

        both.Acting = Permission.AnswerIssues;

        Assert.Equal("Team lead", both.ActingRoleWords);
        Assert.Equal(["/riverside/ward-7/"], both.ActingPaths);
    }

    [Fact]
    public void Where_several_roles_allow_the_act_all_are_noted()
    {
        var both = With(new Grant(Role.DataSteward, "/riverside/"), new Grant(Role.TeamLead, "/riverside/ward-7/"));

        both.Acting = Permission.CorrectValues;

        Assert.Equal("Data steward, Team lead", both.ActingRoleWords);
    }

    [Fact]
    public void Nobody_runs_the_site_from_a_browser()
    {
        var everything = With([.. Enum.GetValues<Role>().Select(role => new Grant(role, "/riverside/"))]);

        Assert.False(everything.Can(Permission.RunTheSite));
    }

    [Fact]
    public void Every_role_has_a_row_in_the_table_words_and_a_purpose()
    {
        Assert.All(Enum.GetValues<Role>(), role =>
        {
            Assert.Equal(role is Role.ExternalReviewer, Records.All(permission => !role.Allows(permission)));
            Assert.NotEmpty(role.Words());
            Assert.NotEmpty(role.Purpose());
        });
    }

    [Fact]
    public void Every_permission_is_held_by_some_role()
    {
        Assert.All(Records, permission => Assert.Contains(Enum.GetValues<Role>(), role => role.Allows(permission)));
    }

    [Fact]
    public void Who_keeps_the_roles_does_not_see_the_records()
    {
        Assert.Equal([Permission.ReadPlaces, Permission.LoadFrameworks, Permission.ManagePlaces, Permission.ManagePeople], Records.Where(permission => Role.Administrator.Allows(permission)));
        Assert.DoesNotContain(Enum.GetValues<Role>(), role => role is not Role.Administrator && role.Allows(Permission.ManagePeople));
    }

    [Fact]
    public void A_patient_partner_reads_measures_and_nothing_about_single_events()
    {
        Assert.Equal([Permission.ReadPlaces, Permission.ReadMeasures, Permission.ReadThread, Permission.ReadPlans, Permission.RecordNeeds, Permission.ValidateNeeds, Permission.ReadStandards, Permission.ReadProjects], Records.Where(permission => Role.PatientPartner.Allows(permission)));
    }

    private static CurrentUser With(params Grant[] grants)
    {
        var user = new CurrentUser();
        user.Become(Guid.Parse("018f0000-0000-7000-8000-000000000001"), "Joy Okoro", "Ward sister", grants);
        return user;
    }
}
