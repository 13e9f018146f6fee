using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Standards;

/// <summary>The version in force was looked at again and is still right. The next day is a dated row, and so is the one before.</summary>
public static class ReviewStandard
{
    [Requires(Permission.WriteStandards)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public uint Version { get; init; }
        public string? Found { get; init; }
        public DateInput LookAgainBy { get; init; } = new();
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Found).Text("Enter what you looked at", "What you looked at", StandardVersion.ReasonLength);
            RuleFor(c => c.LookAgainBy).Day("Enter the next review day");
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock, DueTimes due) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var standard = await db.StandardToChange(user, command.Number, ct);
            db.Expect(standard, command.Version);
            standard.Review(ids.Next(), command.LookAgainBy.ToDate()!.Value, command.Found!.Trim(), user.ActNow(clock));
            await due.Keep(standard.Id, standard.Ahead(), ct);
            return Unit.Value;
        }
    }
}
