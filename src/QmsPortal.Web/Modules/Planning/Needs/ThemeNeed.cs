using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Planning.Needs;

/// <summary>Others say the same: from here on this need stands for all of them.</summary>
public static class ThemeNeed
{
    [Requires(Permission.ThemeNeeds)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public uint Version { get; init; }
        public string? Theme { get; init; }

        /// <summary>How many more people said so.</summary>
        public int? Others { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Theme).Text("Enter the theme", "Theme", Need.PeopleLength);
            RuleFor(c => c.Others).NotNull().WithMessage("Enter how many others say the same, or 0")
                .InclusiveBetween(0, Need.MostVoices).WithMessage($"Enter a whole number from 0 to {Need.MostVoices:#,0}");
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var need = await db.NeedToChange(user, command.Number, command.Version, ct);
            need.PutUnder(ids.Next(), command.Theme!.Trim(), command.Others!.Value, new PlanAct(user.Id, clock.GetUtcNow()));
            return Unit.Value;
        }
    }
}
