using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Operations;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Huddles;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Control.Issues;

/// <summary>
/// Anyone in a team says what is wrong, in three taps. It may be raised at any ward of the organisation:
/// staff work across wards, and raising changes nothing that is there.
/// </summary>
public static class RaiseIssue
{
    [Requires(Permission.RaiseIssues)]
    public sealed record Command : ICommand<int>
    {
        public string? Place { get; init; }
        public string? Words { get; init; }
        public IssueKind? Kind { get; init; }

        /// <summary>The measure it is raised from, by its code at the place.</summary>
        public string? FromMeasure { get; init; }

        /// <summary>The signal it is raised from, by its number.</summary>
        public int? FromSignal { get; init; }

        /// <summary>The day of the place's huddle at which it is raised, and the item of the agenda.</summary>
        public DateOnly? AtHuddle { get; init; }
        public string? Item { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Words).Text("Enter what the issue is", "Issue", Issue.WordsLength);
            RuleFor(c => c.Kind).NotNull().WithMessage("Choose what kind of issue it is").IsInEnum().WithMessage("Choose what kind of issue it is");
            RuleFor(c => c.Place).NotEmpty().WithMessage("Choose where the issue is");
            RuleFor(c => c.Item).MaximumLength(HuddleEntry.ItemLength).WithMessage("Choose an item of the agenda");
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, Submission submission, TimeProvider clock) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command command, CancellationToken ct)
        {
            var place = await db.Nodes.For(user, Act.Read).Get(command.Place, ct);
            if (place.Kind is not NodeKind.Ward || !place.IsOpenOn(clock.Today()))
                throw new ValidationException([new(nameof(Command.Place), "Choose an open ward or team")]);
            if (user.IsAtSharedDevice && !user.Can(Permission.RaiseIssues, place.Path))
                throw new ValidationException([new(nameof(Command.Place), "Choose the ward to which this device belongs")]);
            var measure = await Measure(command, place, ct);
            var signal = await Signal(command, place, ct);
            var huddle = await Huddle(command, place, ct);
            var origin = new IssueOrigin(signal?.Id, huddle?.Id, command.Item);
            var issue = new Issue(ids.Next(), await db.NextNumber(Numbers.Issues, ct), place.Id, command.Words!.Trim(), command.Kind!.Value, user.Id, submission.TimeOf(clock), origin, clock.GetUtcNow());
            db.Add(issue);
            Link(issue, Relation.RaisedFrom, measure);
            Link(issue, Relation.RaisedFrom, signal);
            Link(issue, Relation.DiscussedAt, huddle);
            return issue.Number;
        }

        private void Link(Issue issue, Relation relation, ThreadEnd? to)
        {
            if (to is not null)
                db.Add(new ThreadLink(ids.Next(), ThreadEnd.Of(issue), relation, to, null, user.Id, issue.RaisedAt));
        }

        private async Task<ThreadEnd?> Measure(Command command, OrgNode place, CancellationToken ct) => command.FromMeasure is null ? null
            : await db.Series.For(user, Act.Read).Where(series => series.NodeId == place.Id && series.Code == command.FromMeasure)
                .Select(series => new ThreadEnd(series.Id, ThreadKind.MeasureSeries)).SingleOrDefaultAsync(ct);

        /// <summary>Of the place itself, or of a place above it.</summary>
        private async Task<ThreadEnd?> Signal(Command command, OrgNode place, CancellationToken ct)
        {
            if (command.FromSignal is null)
                return null;
            var nodes = db.Nodes.For(user, Act.Read);
            return await db.Signals.For(user, Act.Read)
                .Where(signal => signal.Number == command.FromSignal && nodes.Any(node => node.Id == signal.NodeId && place.Path.StartsWith(node.Path)))
                .Select(signal => new ThreadEnd(signal.Id, ThreadKind.Signal)).SingleOrDefaultAsync(ct);
        }

        /// <summary>One that is open, or what was typed without a network was typed at its time; whoever may run it shows by that that it was held.</summary>
        private async Task<ThreadEnd?> Huddle(Command command, OrgNode place, CancellationToken ct)
        {
            if (command.AtHuddle is null || submission.IsTooOld)
                return null;
            var huddle = await db.Huddles.For(user, Act.Read).AsNoTracking().SingleOrDefaultAsync(huddle => huddle.NodeId == place.Id && huddle.Date == command.AtHuddle, ct);
            var typed = submission.TypedAt is not null && (huddle?.OpenedAt is not null || (user.Can(Permission.RunHuddles, place.Path) && huddle?.Items.Any(item => item.Code == command.Item) is true));
            return huddle is null || !(huddle.State is HuddleState.Open || (typed && huddle.MayHaveBeenHeldAt(submission.TimeOf(clock)))) ? null : new ThreadEnd(huddle.Id, ThreadKind.Huddle);
        }
    }
}
