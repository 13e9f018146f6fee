using Npgsql;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Crawl.Forms;

/// <summary>Whatever form changes something that is there says which version it was made from, and a stale one overwrites nothing.</summary>
public class EditFormTests(FormsWorld world) : IClassFixture<FormsWorld>
{
    private const string Version = "Command.Version";

    /// <summary>Forms that change a record without a version, and why nobody's work can be lost by it.</summary>
    private static readonly Dictionary<string, string> WithoutVersion = new()
    {
        ["/settings/people/{id:guid} EndRole"] = "A role ends once; a second time is refused in words",
        ["/settings/people/{id:guid} Close"] = "An account is closed once; a second time is refused in words",
        ["/at/{place}/measures/{measure}/target"] = "A target is a new row; one of the same day is ended, and both stay",
        ["/issues/{number:int}/restriction EndSight"] = "One named person's sight ends once",
        ["/at/{place}/huddle Enter"] = "What was said is a new row; signals that were shown are seen, and that once",
        ["/at/{place}/offline Enter"] = "What was said is a new row, and the device that keeps it knows of no version",
        ["/at/{place}/board Staffing"] = "What was entered of a shift is a new dated row; the one before stays",
        ["/at/{place}/board Thanks"] = "A thank-you is a new row beside the others",
        ["/at/{place}/board Standard"] = "The standard of the week is a new dated row; the one before stays",
        ["/at/{place}/devices Revoke"] = "A screen is shut out once; a second time changes nothing",
        ["/issues/{number:int}/restriction Lift"] = "A restriction is lifted once; a second time is not found",
        ["/projects/{number:int}/cycles/new"] = "A cycle is a new record; by it a project only goes on to the next state",
    };

    [Fact]
    public async Task A_form_that_changes_what_is_there_says_from_which_version()
    {
        var (faults, changing) = (new List<string>(), 0);
        foreach (var form in world.Kinds.Where(form => form.IsAccepted))
        {
            var post = await world.OpenAnew(form);
            if (!await Changes(form, post))
                continue;
            changing++;
            if (post.Fields.All(field => field.Name != Version) != WithoutVersion.ContainsKey(form.Kind.Named))
                faults.Add($"{form} changes a record; {(WithoutVersion.ContainsKey(form.Kind.Named) ? "it says from which version, and need not be named here" : "it does not say from which version")}");
        }

        Expect.None(faults);
        Assert.True(changing > 10, $"{changing} forms change a record");
    }

    [Fact]
    public async Task A_stale_form_shows_both_versions_keeps_its_words_and_overwrites_nothing()
    {
        var (faults, tried) = (new List<string>(), 0);
        foreach (var form in world.Kinds.Where(form => form.IsAccepted))
        {
            var first = await world.OpenAnew(form);
            if (first.Fields.All(field => field.Name != Version))
                continue;
            var second = await world.Open(form) ?? throw new InvalidOperationException($"{form} is gone.");
            // Choosing again what is chosen already changes nothing, and makes no form stale.
            if (!await Changes(form, first))
                continue;
            var before = await world.Database.Fingerprint();

            var stale = await world.Send(form, second);

            tried++;
            if (stale.Status != 409 || !stale.Has(".qms-both"))
                faults.Add($"{form} was answered {stale}");
            else if (second.Asked.FirstOrDefault(field => field.Control is Control.Text && field.Value.Length > 0 && !stale.Document.Body!.OuterHtml.Contains(field.Value, StringComparison.Ordinal)) is { } lost)
                faults.Add($"{form} lost what was written for {lost.Name}");
            if (before != await world.Database.Fingerprint())
                faults.Add($"{form} changed the database");
        }

        Expect.None(faults);
        Assert.True(tried > 8, $"{tried} forms tried");
    }

    /// <summary>Sends the form: does the history say that a record which was there is another now?</summary>
    private async Task<bool> Changes(DiscoveredForm form, Post post)
    {
        await using var source = NpgsqlDataSource.Create(world.ConnectionString);
        await using var newest = source.CreateCommand("select coalesce(max(id), 0) from audit_entries");
        var before = (long)(await newest.ExecuteScalarAsync())!;
        await world.Send(form, post);
        await using var changed = source.CreateCommand($"select exists (select from audit_entries join audit_payloads using (mark) where id > {before} and before is not null)");
        return (bool)(await changed.ExecuteScalarAsync())!;
    }
}
