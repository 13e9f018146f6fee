using Microsoft.EntityFrameworkCore;

namespace QmsPortal.Data;

/// <summary>Short numbers for speaking, "issue 1042", one sequence a kind. Gaps are harmless.</summary>
public static class Numbers
{
    public const string Issues = "issue_numbers";
    public const string Imports = "import_numbers";

    public const string Needs = "need_numbers";
    public const string Goals = "goal_numbers";
    public const string Signals = "signal_numbers";
    public const string Escalations = "escalation_numbers";
    public const string Projects = "project_numbers";
    public const string Standards = "standard_numbers";
    public const string Confirmations = "confirmation_numbers";
    public const string Visits = "visit_numbers";
    public const string Actions = "action_numbers";
    public const string Pulses = "pulse_numbers";
    public const string Concerns = "concern_numbers";
    public const string Ideas = "idea_numbers";
    public const string Evidence = "evidence_numbers";
    public const string Statements = "statement_numbers";
    public const string Packs = "pack_numbers";

    public static readonly IReadOnlyList<string> All = [Issues, Imports, Needs, Goals, Signals, Escalations, Projects, Standards, Confirmations, Visits, Actions, Pulses, Concerns, Ideas, Evidence, Statements, Packs];

    public static Task<int> NextNumber(this QmsDb db, string sequence, CancellationToken ct) =>
        db.Database.SqlQuery<int>($"select nextval({sequence}::regclass)::int as \"Value\"").SingleAsync(ct);
}
