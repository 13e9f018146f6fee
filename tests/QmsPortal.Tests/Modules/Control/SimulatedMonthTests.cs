using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Outbox;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Escalations;
using QmsPortal.Modules.Control.Huddles;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Kernel.Outbox;
using QmsPortal.Tests.Modules.Control.Huddles;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control;

/// <summary>
/// A month of twenty wards under a moved clock, once with each change of the hour and with three days on which the site was down: what the
/// site does by itself is neither lost nor done twice, and mail keeps within domain §4 row 22.
/// </summary>
public sealed partial class SimulatedMonthTests(QmsServer server)
{
    private const int Wards = 20;
    private static readonly int[] Down = [10, 11, 12];

    /// <summary>Good Friday and Easter Monday of 2027, from the government's list; October 2026 has none.</summary>
    private static readonly DateOnly[] Holidays = [new(2027, 3, 26), new(2027, 3, 29)];

    /// <param name="change">The day on which the clocks change.</param>
    /// <param name="before">When 08:00 in London is before that day, in UTC.</param>
    /// <param name="half">When 01:30 in London is on that day, in UTC: the first of the two in autumn; in spring, when there is none, an hour and a half after midnight.</param>
    [Theory]
    [InlineData("2026-10-01", "2026-10-25", 7, 8, "2026-10-25T00:30Z")]
    [InlineData("2027-03-01", "2027-03-28", 8, 7, "2027-03-28T01:30Z")]
    public async Task Nothing_is_lost_doubled_or_mailed_too_often(string first, string change, int before, int after, string half)
    {
        await using var world = new MailWorld(server);
        await world.InitializeAsync();
        var (begin, changes) = (DateOnly.Parse(first, CultureInfo.InvariantCulture), DateOnly.Parse(change, CultureInfo.InvariantCulture));
        world.Clock.Advance(begin.StartInLondon() - world.Clock.GetUtcNow());
        var wards = new List<string>();
        for (var i = 0; i < Wards; i++)
        {
            wards.Add(await world.NewWard());
            await world.Send(world.Leila, Huddling.Daily(wards[i], i == Wards - 1 ? "01:30" : "08:00"));
        }

        await world.Send(world.Rowan, new GiveRole.Command { Person = await world.IdOf(world.Joy), Place = world.OlderPeoplesCare, Role = Role.TeamLead, From = DateInput.From(begin) });
        var month = new Month(world, wards);
        var days = DateTime.DaysInMonth(begin.Year, begin.Month);
        for (var day = begin; day < begin.AddDays(days); day = day.AddDays(1))
            if (!Down.Contains(day.Day))
                await month.Live(day);
        await month.To(begin.AddMonths(1), 0, 30);

        var huddles = await world.Ask(db => db.Huddles.AsNoTracking().Join(db.Nodes, huddle => huddle.NodeId, node => node.Id, (huddle, node) => new { node.Code, huddle.Date, huddle.StartsAt, huddle.State }).ToListAsync());
        for (var i = 0; i < Wards; i++)
        {
            var own = huddles.Where(huddle => huddle.Code == wards[i] && huddle.Date.Month == begin.Month).OrderBy(huddle => huddle.Date).ToList();
            Assert.Equal(Enumerable.Range(0, days).Select(begin.AddDays), own.Select(huddle => huddle.Date));
            if (i < Wards - 1)
                Assert.All(own, huddle => Assert.Equal((huddle.Date.ToDateTime(new TimeOnly(huddle.Date < changes ? before : after, 0)), month.Held.Contains((wards[i], huddle.Date)) ? HuddleState.Closed : HuddleState.Missed), (huddle.StartsAt.UtcDateTime, huddle.State)));
            else
                Assert.Equal(DateTimeOffset.Parse(half, CultureInfo.InvariantCulture), own.Single(huddle => huddle.Date == changes).StartsAt);
        }

        await SteppedUpOnce(world, month);
        await MailKeptWithin(world, begin);
    }

    /// <summary>By hand: twice a tier up, then the top is told at each of its own two times.</summary>
    private static async Task SteppedUpOnce(MailWorld world, Month month)
    {
        Assert.NotEmpty(month.Raised);
        var until = world.Clock.GetUtcNow();
        foreach (var (number, answered) in month.Raised)
        {
            var escalation = await world.Escalation(number);
            var steps = escalation.Steps.Where(step => step.Due is not null).Select(step => (step.Move, step.At.UtcDateTime)).ToList();
            var from = escalation.RaisedAt;
            List<DateTimeOffset> times = escalation.Priority switch
            {
                EscalationPriority.P1 => [from.AddMinutes(15), from.AddMinutes(30), from.AddMinutes(45), from.AddMinutes(90)],
                EscalationPriority.P2 => [from.AddHours(1), from.AddHours(2), from.AddHours(3), from.AddHours(6)],
                _ => [Working(from, 1), Working(from, 2), Working(from, 3), Working(from, 7)],
            };
            List<EscalationMove> moves = [EscalationMove.SteppedUp, EscalationMove.SteppedUp, EscalationMove.TopTold, EscalationMove.TopTold];
            Assert.Equal(answered ? [] : moves.Zip(times, (move, time) => (move, time.UtcDateTime)).Where(step => step.UtcDateTime <= until.UtcDateTime), steps);
            Assert.Equal(steps.Count == 0 ? null : times[0], escalation.BreachedAt);
        }
    }

    private static async Task MailKeptWithin(MailWorld world, DateOnly begin)
    {
        var urgent = await world.Ask(db => db.Escalations.Where(escalation => escalation.Priority != EscalationPriority.P3).Select(escalation => new { escalation.Number, Issue = db.Set<Issue>().Single(issue => issue.Id == escalation.IssueId).Number }).ToListAsync());
        var mails = world.Sink.Taken.Select(mail => (To: Header(mail, "To"), At: DateTimeOffset.Parse(Header(mail, "Date"), CultureInfo.InvariantCulture), Subject: Header(mail, "Subject"), Parts: Digest().Match(mail) is { Success: true } digest ? int.Parse(digest.Groups[1].Value, CultureInfo.InvariantCulture) : 1)).ToList();
        var slow = mails.Where(mail => !urgent.Any(one => mail.Subject.StartsWith($"Escalation {one.Number} ", StringComparison.Ordinal) || mail.Subject.StartsWith($"Issue {one.Issue} at", StringComparison.Ordinal))).ToList();

        Assert.NotEmpty(slow);
        Assert.Contains(slow, mail => mail.Parts > 1);
        Assert.True(slow.Count < mails.Count, "Some mail was urgent");
        Assert.All(slow.GroupBy(mail => (mail.To, mail.At.LondonDay())), day => Assert.Single(day));
        Assert.All(slow, mail => Assert.InRange(TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(mail.At, TimeZoneInfo.FindSystemTimeZoneById("Europe/London")).DateTime), new TimeOnly(7, 0), new TimeOnly(21, 59)));
        var written = await world.Ask(db => db.Set<OutboxMessage>().AsNoTracking().Where(message => message.Channel == OutboxChannel.Mail).ToListAsync());
        Assert.Equal(written.Count(message => message.State is OutboxState.Sent), mails.Sum(mail => mail.Parts));
        Assert.All(written.Where(message => message.State is not OutboxState.Sent), message => Assert.True(message.CreatedAt.LondonDay() >= begin.AddMonths(1).AddDays(-1) && message.InDigest));
    }

    private static DateTimeOffset Working(DateTimeOffset time, int days)
    {
        var london = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
        var wall = TimeZoneInfo.ConvertTime(time, london).DateTime;
        while (days > 0)
        {
            wall = wall.AddDays(1);
            days -= wall.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || Holidays.Contains(DateOnly.FromDateTime(wall)) ? 0 : 1;
        }

        return new DateTimeOffset(wall, london.GetUtcOffset(wall));
    }

    private static string Header(string mail, string name) => mail.Split('\n').First(line => line.StartsWith($"{name}: ", StringComparison.OrdinalIgnoreCase))[(name.Length + 2)..].Trim();

    [GeneratedRegex(@"^Subject: (\d+) things for you", RegexOptions.Multiline)]
    private static partial Regex Digest();

    /// <summary>What people do on a day, and between it the site.</summary>
    private sealed class Month(MailWorld world, IReadOnlyList<string> wards)
    {
        public HashSet<(string Ward, DateOnly Day)> Held { get; } = [];

        public List<(int Number, bool Answered)> Raised { get; } = [];

        public async Task Live(DateOnly day)
        {
            await To(day, 0, 1);
            await To(day, 3, 30);
            await To(day, 7, 0);
            await To(day, 8, 0);
            foreach (var ward in wards.SkipLast(1).Where((_, i) => (i + day.Day) % 4 == 0))
            {
                await world.Send(world.Leila, new StartHuddle.Command { Place = ward, Version = (await world.HuddleOf(ward)).Version });
                Held.Add((ward, day));
            }

            await To(day, 8, 5);
            var isWorking = day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Holidays.Contains(day);
            foreach (var priority in isWorking ? Enum.GetValues<EscalationPriority>() : [EscalationPriority.P1])
                await Raise(wards[(day.Day * 3 + (int)priority) % Wards], priority, answered: day.Day % 4 == 0);
            foreach (var (hour, minute) in new[] { (8, 20), (8, 46), (9, 40), (14, 30), (23, 0) })
                await To(day, hour, minute);
        }

        public async Task To(DateOnly day, int hour, int minute)
        {
            if (day.StartInLondon(new TimeOnly(hour, minute)) - world.Clock.GetUtcNow() is { Ticks: > 0 } ahead)
                world.Clock.Advance(ahead);
            using var sweep = new Sweep(world.Services.GetRequiredService<IServiceScopeFactory>(), world.Services.GetServices<IDueThing>(), world.Clock, world.Services.GetRequiredService<ILogger<Sweep>>());
            await sweep.SweepOnce(CancellationToken.None);
            await world.SendMail();
        }

        private async Task Raise(string ward, EscalationPriority priority, bool answered)
        {
            var issue = await world.Send(world.Amara, new RaiseIssue.Command { Place = ward, Words = "The hoist is away for repair", Kind = IssueKind.Equipment });
            var version = await world.Ask(db => db.Set<Issue>().Where(one => one.Number == issue).Select(one => one.Version).SingleAsync());
            var number = await world.Send(world.Joy, EscalationExamples.Sbar(issue, version, priority));
            if (answered)
            {
                async Task<uint> Version() => (await world.Escalation(number)).Version;
                await world.Send(world.Leila, new ReadBackEscalation.Command { Number = number, Version = await Version(), Understood = "The hoist is away" });
                await world.Send(world.Leila, new DecideEscalation.Command { Number = number, Version = await Version(), Decision = DecideEscalation.Decision.Accept });
                await world.Send(world.Leila, new AnswerEscalation.Command { Number = number, Version = await Version(), Answer = "Another comes today" });
            }

            Raised.Add((number, answered));
        }
    }
}
