using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Huddles;

/// <summary>Who is at a huddle: how many of each role, never who.</summary>
public static class AttendHuddle
{
    [Requires(Permission.RunHuddles)]
    public sealed record Command : ICommand<Unit>
    {
        public string? Place { get; init; }
        public DateOnly Date { get; init; }
        public IList<PresentFields> Present { get; init; } = [];
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Present).Must(rows => rows.Any(row => row.People is not null)).WithMessage("Enter how many of at least one role were there").OverridePropertyName($"{nameof(Command.Present)}[0].{nameof(PresentFields.People)}");
            RuleForEach(c => c.Present).SetValidator(new PresentRules());
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var huddle = await db.HuddleToChange(user, command.Place, command.Date, ct);
            huddle.Count(command.Present, ids, new HuddleAct(user.Id, clock.GetUtcNow()));
            return Unit.Value;
        }
    }
}

/// <summary>How many of a role were there; empty where nobody counted.</summary>
public sealed record PresentFields
{
    public PresentRole? Role { get; init; }
    public int? People { get; init; }

    /// <summary>A row for every role, with what was counted already.</summary>
    public static IList<PresentFields> All(IReadOnlyList<ShowAttendance.Row> counted) =>
        [.. Enum.GetValues<PresentRole>().Select(role => new PresentFields { Role = role, People = counted.FirstOrDefault(row => row.Role == role)?.People })];
}

internal sealed class PresentRules : AbstractValidator<PresentFields>
{
    public PresentRules()
    {
        RuleFor(row => row.Role).NotNull().WithMessage("Choose a role").IsInEnum().WithMessage("Choose a role");
        RuleFor(row => row.People).InclusiveBetween(0, HuddlePresence.Most).WithMessage($"Enter a whole number from 0 to {HuddlePresence.Most}");
    }
}

internal static class Counting
{
    /// <summary>Of the roles that were counted; the others stay as they were.</summary>
    public static void Count(this Huddle huddle, IEnumerable<PresentFields> present, IdSource ids, HuddleAct act)
    {
        foreach (var row in present.Where(row => row.People is not null))
            huddle.Count(ids.Next(), row.Role!.Value, row.People!.Value, act);
    }
}
