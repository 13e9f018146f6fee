using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
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
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Words).Text("Enter what the issue is", "Issue", Issue.WordsLength);
            RuleFor(c => c.Kind).NotNull().WithMessage("Choose what kind of issue it is").IsInEnum().WithMessage("Choose what kind of issue it is");
            RuleFor(c => c.Place).NotEmpty().WithMessage("Choose where the issue is");
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command command, CancellationToken ct)
        {
            var place = await db.Nodes.For(user, Act.Read).Get(command.Place, ct);
            if (place.Kind is not NodeKind.Ward || !place.IsOpenOn(clock.Today()))
                throw new ValidationException([new(nameof(Command.Place), "Choose an open ward or team")]);
            var from = command.FromMeasure is null ? null : await db.Series.For(user, Act.Read)
                .Where(series => series.NodeId == place.Id && series.Code == command.FromMeasure)
                .Select(series => new ThreadEnd(series.Id, ThreadKind.MeasureSeries)).SingleOrDefaultAsync(ct);
            var issue = new Issue(ids.Next(), await db.NextNumber(Numbers.Issues, ct), place.Id, command.Words!.Trim(), command.Kind!.Value, user.Id, clock.GetUtcNow());
            db.Add(issue);
            if (from is not null)
                db.Add(new ThreadLink(ids.Next(), ThreadEnd.Of(issue), Relation.RaisedFrom, from, null, user.Id, issue.RaisedAt));
            return issue.Number;
        }
    }
}
