using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Organisation.People;

/// <summary>People by a part of their name, to be named in a restriction: those who could read the record if they were.</summary>
public static class FindPeople
{
    public const int Most = 20;

    private static readonly Role[] Readers = [.. Enum.GetValues<Role>().Where(role => role.Allows(Permission.ReadIssues))];

    [Requires(Permission.RestrictIssues)]
    public sealed record Query(string? Name) : IQuery<IReadOnlyList<Row>>;

    public sealed record Row(Guid Id, string Name, string Post);

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken ct)
        {
            var name = query.Name?.Trim() ?? "";
            return name.Length == 0 ? [] : await db.People.For(user, Act.Read).Reading(clock.Today())
                .Where(person => EF.Functions.ILike(person.Name, $"%{name}%"))
                .OrderBy(person => person.Name).ThenBy(person => person.Id).Take(Most)
                .Select(person => new Row(person.Id, person.Name, person.Post)).ToListAsync(ct);
        }
    }

    /// <summary>The chosen people, if each of them can be named.</summary>
    public static async Task<IReadOnlyList<Guid>> PeopleToName(this QmsDb db, CurrentUser user, IReadOnlyList<Guid> chosen, DateTimeOffset now, CancellationToken ct)
    {
        var known = await db.People.For(user, Act.Read).Reading(now.LondonDay()).Where(person => chosen.Contains(person.Id)).Select(person => person.Id).ToListAsync(ct);
        return chosen.Except(known).Any() ? throw new ValidationException([new("People", "Choose people from those found")]) : known;
    }

    private static IQueryable<Person> Reading(this IQueryable<Person> people, DateOnly today) => people
        .Where(person => person.LeftAt == null && person.Roles.Any(role => Readers.Contains(role.Role) && role.ValidFrom <= today && (role.ValidTo == null || role.ValidTo > today)));
}
