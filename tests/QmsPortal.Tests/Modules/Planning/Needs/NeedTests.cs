using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Planning;
using QmsPortal.Modules.Planning.Needs;
using Xunit;

namespace QmsPortal.Tests.Modules.Planning.Needs;

public class NeedTests
{
    private const string Heard = "This need was heard. Put it under a theme first, with others that say the same.";
    private const string Themed = "This need is themed. A patient partner, or somebody outside the service, has to validate it first.";
    private const string Validated = "This need is validated. A service lead or an executive has to prioritise it first.";
    private const string Prioritised = "This need is prioritised. Set a goal that answers it, or say why not now.";
    private const string Planned = "This need is planned: a goal answers it. Say when it is met.";
    private const string NotNow = "This need was put off, with a reason. Prioritise it when its time has come.";
    private const string Met = "This need is met. If it is not, reopen it with what was heard.";
    private const string Reopened = "This need is open again. A service lead or an executive has to prioritise it first.";

    private const string Ward = "/trust/medicine/older/ward-7/";
    private const string Older = "/trust/medicine/older/";
    private const string Trust = "/trust/";

    private static readonly Guid Recorder = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Another = new("00000000-0000-0000-0000-000000000002");
    private static readonly DateTimeOffset Morning = new(2026, 5, 5, 7, 0, 0, TimeSpan.Zero);
    private static readonly Witness Outsider = new(Another, IsPatientPartner: false, IsOfTheLine: false);

    [Theory]
    [InlineData(NeedState.Heard, "theme", NeedState.Themed)]
    [InlineData(NeedState.Themed, "validate", NeedState.Validated)]
    [InlineData(NeedState.Validated, "prioritise", NeedState.Prioritised)]
    [InlineData(NeedState.NotNow, "prioritise", NeedState.Prioritised)]
    [InlineData(NeedState.Reopened, "prioritise", NeedState.Prioritised)]
    [InlineData(NeedState.Prioritised, "put off", NeedState.NotNow)]
    [InlineData(NeedState.Prioritised, "plan", NeedState.Planned)]
    [InlineData(NeedState.NotNow, "plan", NeedState.Planned)]
    [InlineData(NeedState.Planned, "meet", NeedState.Met)]
    [InlineData(NeedState.NotNow, "meet", NeedState.Met)]
    [InlineData(NeedState.Met, "reopen", NeedState.Reopened)]
    public void A_need_goes_on(NeedState from, string act, NeedState to)
    {
        var need = NeedIn(from);
        var before = need.Steps.Count;

        Do(need, act);

        Assert.Equal(to, need.State);
        Assert.Equal(Enumerable.Range(1, before + 1), need.Steps.Select(step => step.Position));
        Assert.Equal((to, Morning, act == "plan" ? null : Another), (need.Steps[^1].State, need.Steps[^1].At, need.Steps[^1].ById));
        Assert.NotEmpty(need.Steps[^1].Words);
    }

    [Theory]
    [InlineData(NeedState.Heard, "validate", Heard)]
    [InlineData(NeedState.Heard, "prioritise", Heard)]
    [InlineData(NeedState.Heard, "put off", Heard)]
    [InlineData(NeedState.Heard, "plan", Heard)]
    [InlineData(NeedState.Heard, "meet", Heard)]
    [InlineData(NeedState.Heard, "reopen", Heard)]
    [InlineData(NeedState.Themed, "theme", Themed)]
    [InlineData(NeedState.Themed, "prioritise", Themed)]
    [InlineData(NeedState.Themed, "put off", Themed)]
    [InlineData(NeedState.Themed, "plan", Themed)]
    [InlineData(NeedState.Themed, "meet", Themed)]
    [InlineData(NeedState.Themed, "reopen", Themed)]
    [InlineData(NeedState.Validated, "theme", Validated)]
    [InlineData(NeedState.Validated, "validate", Validated)]
    [InlineData(NeedState.Validated, "put off", Validated)]
    [InlineData(NeedState.Validated, "plan", Validated)]
    [InlineData(NeedState.Validated, "meet", Validated)]
    [InlineData(NeedState.Validated, "reopen", Validated)]
    [InlineData(NeedState.Prioritised, "theme", Prioritised)]
    [InlineData(NeedState.Prioritised, "validate", Prioritised)]
    [InlineData(NeedState.Prioritised, "prioritise", Prioritised)]
    [InlineData(NeedState.Prioritised, "meet", Prioritised)]
    [InlineData(NeedState.Prioritised, "reopen", Prioritised)]
    [InlineData(NeedState.Planned, "theme", Planned)]
    [InlineData(NeedState.Planned, "validate", Planned)]
    [InlineData(NeedState.Planned, "prioritise", Planned)]
    [InlineData(NeedState.Planned, "put off", Planned)]
    [InlineData(NeedState.Planned, "plan", Planned)]
    [InlineData(NeedState.Planned, "reopen", Planned)]
    [InlineData(NeedState.NotNow, "theme", NotNow)]
    [InlineData(NeedState.NotNow, "validate", NotNow)]
    [InlineData(NeedState.NotNow, "put off", NotNow)]
    [InlineData(NeedState.NotNow, "reopen", NotNow)]
    [InlineData(NeedState.Met, "theme", Met)]
    [InlineData(NeedState.Met, "validate", Met)]
    [InlineData(NeedState.Met, "prioritise", Met)]
    [InlineData(NeedState.Met, "put off", Met)]
    [InlineData(NeedState.Met, "plan", Met)]
    [InlineData(NeedState.Met, "meet", Met)]
    [InlineData(NeedState.Reopened, "theme", Reopened)]
    [InlineData(NeedState.Reopened, "validate", Reopened)]
    [InlineData(NeedState.Reopened, "put off", Reopened)]
    [InlineData(NeedState.Reopened, "plan", Reopened)]
    [InlineData(NeedState.Reopened, "meet", Reopened)]
    [InlineData(NeedState.Reopened, "reopen", Reopened)]
    public void A_need_does_not_go_there(NeedState from, string act, string reason)
    {
        var need = NeedIn(from);
        var before = need.Steps.Count;

        var refusal = Assert.Throws<DomainException>(() => Do(need, act));

        Assert.Equal(reason, refusal.Message);
        Assert.Equal((from, before), (need.State, need.Steps.Count));
    }

    [Theory]
    [InlineData("validate")]
    [InlineData("meet")]
    public void Whoever_recorded_it_does_not_say_that_it_is_right_or_met_not_even_a_patient_partner(string act)
    {
        var need = NeedIn(act == "validate" ? NeedState.Themed : NeedState.Planned);

        var refusal = Assert.Throws<DomainException>(() => Do(need, act, new Witness(Recorder, IsPatientPartner: true, IsOfTheLine: false)));

        Assert.Equal("You recorded this need, so another person has to say this. Ask a patient partner, or somebody outside the service.", refusal.Message);
    }

    [Theory]
    [InlineData("validate")]
    [InlineData("meet")]
    public void Nor_does_somebody_of_the_service(string act)
    {
        var need = NeedIn(act == "validate" ? NeedState.Themed : NeedState.Planned);

        var refusal = Assert.Throws<DomainException>(() => Do(need, act, new Witness(Another, IsPatientPartner: false, IsOfTheLine: true)));

        Assert.Equal("You belong to the service that this need is about, so somebody outside it has to say this. Ask a patient partner, the quality manager, or a service lead of another line.", refusal.Message);
        Do(need, act, new Witness(Another, IsPatientPartner: true, IsOfTheLine: true));
    }

    [Theory]
    [InlineData(NeedState.Validated, "prioritise")]
    [InlineData(NeedState.Prioritised, "put off")]
    public void Whoever_recorded_it_does_not_decide_what_comes_first(NeedState from, string act)
    {
        var need = NeedIn(from);

        var refusal = Assert.Throws<DomainException>(() => Do(need, act, by: Recorder));

        Assert.Equal("You recorded this need, so another person decides what comes first. Ask a service lead of this line, or an executive.", refusal.Message);
        Assert.Equal(from, need.State);
    }

    /// <summary>Who is of the line of a need, by hand: the service's own people, up and down the tree; executives of the whole only.</summary>
    [Theory]
    [InlineData(Role.ServiceLead, Older, Older, true)]
    [InlineData(Role.ServiceLead, "/trust/medicine/", Older, true)]
    [InlineData(Role.ServiceLead, "/trust/surgery/", Older, false)]
    [InlineData(Role.ServiceLead, "/trust/medicine/acute/", Ward, false)]
    [InlineData(Role.ServiceLead, Older, "/trust/medicine/", true)]
    [InlineData(Role.TeamLead, Ward, Older, true)]
    [InlineData(Role.TeamMember, "/trust/medicine/older/ward-9/", Ward, false)]
    [InlineData(Role.Executive, Trust, Older, false)]
    [InlineData(Role.Executive, Trust, Trust, true)]
    [InlineData(Role.QualityManager, Trust, Older, false)]
    [InlineData(Role.QualityManager, Trust, Trust, false)]
    [InlineData(Role.PatientPartner, Trust, Trust, false)]
    public void A_service_lead_validates_another_line_and_an_executive_a_part(Role role, string held, string about, bool ofTheLine)
    {
        var user = new CurrentUser();
        user.Become(Another, "Somebody", "Post", [new Grant(role, held)]);

        Assert.Equal(new Witness(Another, role is Role.PatientPartner, ofTheLine), Witness.Of(user, about));
    }

    [Fact]
    public void Voices_are_counted_together()
    {
        var need = NeedIn(NeedState.Heard);

        need.PutUnder(Guid.NewGuid(), "Nights", 17, By(Another));

        Assert.Equal(("Nights", 26, "Nights. 26 people said so by now"), (need.Theme, need.Voices, need.Steps[^1].Words));
    }

    [Fact]
    public void Put_off_it_keeps_why_and_who_was_told()
    {
        var need = NeedIn(NeedState.Prioritised);

        need.PutOff(Guid.NewGuid(), "Staff first", "Those who wrote, by letter", By(Another));

        Assert.Equal(("Staff first", "Those who wrote, by letter"), (need.Steps[^1].Words, need.Steps[^1].Told));
    }

    [Fact]
    public void It_reads_as_one_sentence_that_fits_on_the_thread()
    {
        Assert.Equal("People who live with dementia need somebody to come so that they are safe", NeedIn(NeedState.Heard).Statement);
        Assert.True(Need.StatementOf(new string('x', Need.PeopleLength), new string('x', Need.PartLength), new string('x', Need.PartLength)).Length <= ThreadNode.TitleLength);
    }

    internal static Need NeedIn(NeedState state)
    {
        var need = new Need(Guid.NewGuid(), 1001, Guid.NewGuid(), new NeedWords("live with dementia", "somebody to come", "they are safe", "Bells are answered"),
            new NeedHeard(NeedSource.Complaint, "Of last winter", 9), "Matron", By(Recorder));
        string[] way = state switch
        {
            NeedState.Heard => [],
            NeedState.Themed => ["theme"],
            NeedState.Validated => ["theme", "validate"],
            NeedState.Prioritised => ["theme", "validate", "prioritise"],
            NeedState.Planned => ["theme", "validate", "prioritise", "plan"],
            NeedState.NotNow => ["theme", "validate", "prioritise", "put off"],
            NeedState.Met => ["theme", "validate", "prioritise", "plan", "meet"],
            _ => ["theme", "validate", "prioritise", "plan", "meet", "reopen"],
        };
        foreach (var act in way)
            Do(need, act);
        return need;
    }

    private static void Do(Need need, string act, Witness? witness = null, Guid? by = null)
    {
        var (id, who) = (Guid.NewGuid(), By(by ?? witness?.Person ?? Another));
        switch (act)
        {
            case "theme": need.PutUnder(id, "Nights", 17, who); break;
            case "validate": need.Validate(id, "Two carers", witness ?? Outsider, who); break;
            case "prioritise": need.Prioritise(id, "It harms most", who); break;
            case "put off": need.PutOff(id, "Staff first", "Those who wrote", who); break;
            case "plan": need.Plan(id, 1002, Morning); break;
            case "meet": need.SayItIsMet(id, "Bells are answered", witness ?? Outsider, who); break;
            default: need.Reopen(id, "A complaint in June", who); break;
        }
    }

    private static PlanAct By(Guid person) => new(person, Morning);
}
