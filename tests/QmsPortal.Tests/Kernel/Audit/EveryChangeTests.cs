using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel.Audit;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Kernel.Audit;

/// <summary>For every command: what is other in the tables afterwards is what the history says, no less and no more.</summary>
public class EveryChangeTests(ExampleWorlds worlds) : IClassFixture<ExampleWorlds>
{
    /// <summary>Tables of things that are no records, and why the history leaves them out.</summary>
    private static readonly Dictionary<string, string> NotRecords = new()
    {
        ["accounts"] = "a hash and a stamp, which stay out of the history; from when they hold is a record",
        ["account_claims"] = "of the sign-in framework, unused",
        ["account_logins"] = "of the sign-in framework, unused",
        ["account_tokens"] = "of the sign-in framework, unused",
        ["audit_entries"] = "the history itself",
        ["audit_payloads"] = "the history itself",
        ["audit_seals"] = "the history itself",
        ["data_protection_keys"] = "keys of cookies",
        ["due_times"] = "what follows from the state of a record by itself, which is in the history",
        ["kept_forms"] = "what somebody had typed, in cipher and for half a day",
        ["operations"] = "which forms were carried out: told in the history by its operation id",
        ["outbox_messages"] = "what is told of a change, which is in the history",
        ["pulse_marks"] = "that somebody has answered, without who and when: a history would say both",
        ["pulse_tallies"] = "how often each score was given: a history would show one answer after the other",
        ["restricted_reads"] = "who read what is restricted: a record of its own, never changed",
        ["series_summaries"] = "made from the values, which are in the history",
        ["sign_in_throttles"] = "tries to sign in, counted by hashes",
        ["org_placements"] = "where a place stood and when, as its own row says when it moves",
        ["thread_nodes"] = "a record's title and place once more, so that it can be linked",
    };

    /// <summary>Who sends examples, and in which role they may.</summary>
    private static readonly Dictionary<string, (string Who, string? Role)> Senders = new()
    {
        ["amara.nwosu@riverside.example"] = ("Amara Nwosu", "Team member"),
        ["joy.okoro@riverside.example"] = ("Joy Okoro", "Team lead"),
        ["imogen.hartley@riverside.example"] = ("Imogen Hartley", "Data steward"),
        ["rowan.ellis@riverside.example"] = ("Rowan Ellis", "Administrator"),
        ["priya.raman@riverside.example"] = ("Priya Raman", "Improvement lead"),
        ["leila.haddad@riverside.example"] = ("Leila Haddad", "Service lead"),
        ["ruth.callaghan@riverside.example"] = ("Ruth Callaghan", "Executive"),
        ["helen.marsh@riverside.example"] = ("Helen Marsh", "Governance"),
        ["petra.lindqvist@riverside.example"] = ("Petra Lindqvist", "Board member"),
        ["tomasz.wieczorek@riverside.example"] = ("Tomasz Wieczorek", "Quality manager"),
        ["moira.sinclair@riverside.example"] = ("Moira Sinclair", "Patient partner"),
        ["samuel.adeyemi@riverside.example"] = ("Samuel Adeyemi", "Executive"),
        ["ines.duarte@riverside.example"] = ("Ines Duarte", "Document controller"),
        ["marcus.hale@riverside.example"] = ("Marcus Hale", "Service lead"),
        ["bethan.rees@riverside.example"] = ("Bethan Rees", "Team lead"),
        ["kofi.mensah@riverside.example"] = ("Kofi Mensah", "Team member"),
        ["dan.pritchard@riverside.example"] = ("Dan Pritchard", "Team member"),
        ["owen.fletcher@riverside.example"] = ("Owen Fletcher", "Team lead"),
        ["grace.abara@riverside.example"] = ("Grace Abara", "Freedom to speak up guardian"),
        ["gareth.lloyd@riverside.example"] = ("Gareth Lloyd", "Assessor"),
        [Example.TheSite] = ("The system", null),
        [Example.Nobody] = ("The system", null),
    };

    /// <summary>Changes the password they were given, before they have a role.</summary>
    private static readonly (string Who, string? Role) JustAdded = ("Nadia Rahman", null);

    /// <summary>They count a try to sign in or an answer without a name, keep what was typed, or send mail; and no record.</summary>
    private static readonly string[] ChangeNoRecord = ["KeepForm", "SignIn", "SignAtDevice", "TellOfOverdueIssue", "TellOfUnconfirmedAnswer", "TellOfDueAction", "TellOfDueCheck", "TellOfDueCommitment", "TellOfLeaversActions", "AnswerPulse"];

    [Theory]
    [MemberData(nameof(Example.Commands), MemberType = typeof(Example))]
    public async Task The_history_says_what_changed_no_less_and_no_more(string command)
    {
        var trial = await worlds.Prepare(command);
        var model = await trial.World.Ask(db => Task.FromResult(db.Model));
        var operation = Guid.CreateVersion7();
        var newest = await AuditRow.Newest(trial.World);
        var before = await StoredRecords.Of(trial.World);

        await trial.Send(operation);

        var changes = (await StoredRecords.Of(trial.World)).ChangesSince(before, model);
        var history = await AuditRow.Of(trial.World, newest);
        Assert.Equal(changes, StoredRecords.Told(history, model));
        Assert.Equal(ChangeNoRecord.Contains(command), changes.Count == 0);
        var unsigned = UnsignedAttribute.IsOn(trial.Request.GetType());
        Assert.All(history, row =>
        {
            Assert.Equal(unsigned ? ("Not named", null) : Senders.GetValueOrDefault(trial.By, JustAdded), (row.Who, row.Role));
            Assert.Equal((command, unsigned ? null : operation, trial.World.Clock.GetUtcNow()), (row.Command, row.Operation, row.At));
            Assert.Equal((trial.Request as IGiveReason)?.Reason, row.Reason);
        });
    }

    [Fact]
    public async Task Every_table_holds_records_or_is_named_here()
    {
        var world = (await worlds.Prepare("RaiseIssue")).World;

        var others = await world.Ask(db => Task.FromResult(db.Model.GetEntityTypes().Except(StoredRecords.Kinds(db)).Select(kind => kind.GetTableName()!).Distinct().Order().ToList()));

        Assert.Equal(NotRecords.Keys.Order(), others);
    }

    /// <summary>A column the model does not know would change unseen.</summary>
    [Fact]
    public async Task Every_column_of_a_record_is_a_property_of_it()
    {
        var world = (await worlds.Prepare("RaiseIssue")).World;

        var hidden = await world.Ask(db => Task.FromResult(StoredRecords.Kinds(db).SelectMany(kind => kind.GetProperties().Where(property => property.PropertyInfo is null).Select(property => $"{kind.ClrType.Name}.{property.Name}")).ToList()));

        Expect.None(hidden);
    }
}
