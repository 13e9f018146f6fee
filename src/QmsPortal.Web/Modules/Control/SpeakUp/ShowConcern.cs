using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.SpeakUp;

/// <summary>A concern and its answers, for the guardian and for whoever raised it with their name. To everybody else it is not there.</summary>
public static class ShowConcern
{
    [Requires(Permission.OnOwnDevice)]
    public sealed record Query(Guid Id) : IQuery<View>;

    /// <param name="Number">For the guardian; whoever raised it is not told how many there are.</param>
    /// <param name="By">Who raised it, where they said so.</param>
    /// <param name="SeenBy">Who opened it, for whoever raised it.</param>
    public sealed record View(Guid Id, uint Version, int? Number, string Words, DateOnly On, ConcernState State, string? By, bool Mine, IReadOnlyList<Step> Steps, IReadOnlyList<Look> SeenBy)
    {
        public bool MayAnswer => !Mine && State is not ConcernState.Closed;
        public bool MaySayMore => Mine && State is not ConcernState.Closed;
    }

    /// <param name="By">The guardian; null where it is whoever raised it.</param>
    public sealed record Step(ConcernState State, string Words, DateTimeOffset At, string? By);

    public sealed record Look(string Who, DateTimeOffset At);

    internal sealed class Handler(QmsDb db, CurrentUser user, RestrictedReads reads, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var concern = await db.Concerns.For(user, Act.Read).AsNoTracking().Include(concern => concern.Steps.OrderBy(step => step.Position)).Get(query.Id, ct);
            var mine = concern.RaisedBy == user.Id;
            if (!mine)
                await reads.Keep(concern.Id, user.Id, clock.GetUtcNow(), ct);
            return await db.ViewOf(user, reads, concern, mine, ct);
        }
    }

    /// <summary>As its raiser or as the guardian sees it.</summary>
    internal static async Task<View> ViewOf(this QmsDb db, CurrentUser user, RestrictedReads reads, Concern concern, bool mine, CancellationToken ct)
    {
        var looks = mine ? await reads.Of(concern.Id, ct) : [];
        Guid[] ids = [.. concern.Steps.Select(step => step.ById ?? Guid.Empty).Concat(looks.Select(look => look.PersonId)).Append(concern.RaisedBy ?? Guid.Empty).Distinct()];
        var people = await db.People.For(user, Act.Read).Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => $"{person.Name}, {person.Post.ToLowerInvariant()}", ct);
        return new View(concern.Id, concern.Version, mine ? null : concern.Number, concern.Words, concern.RaisedOn, concern.State,
            concern.RaisedBy is { } by ? people.GetValueOrDefault(by) : null, mine,
            [.. concern.Steps.Select(step => new Step(step.State, step.Words, step.At, step.ById is { } guardian ? people.GetValueOrDefault(guardian, "") : null))],
            [.. looks.Select(look => new Look(people.GetValueOrDefault(look.PersonId, ""), look.At))]);
    }
}
