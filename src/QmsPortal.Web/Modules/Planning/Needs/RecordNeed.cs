using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Planning.Needs;

/// <summary>What people need, in three parts, and where it was heard. Staff record at their own place, patient partners wherever they speak for patients.</summary>
public static class RecordNeed
{
    [Requires(Permission.RecordNeeds)]
    public sealed record Command : ICommand<int>
    {
        public string? Place { get; init; }
        public string? People { get; init; }
        public string? Needs { get; init; }
        public string? SoThat { get; init; }
        public NeedSource? Source { get; init; }
        public string? SourceWords { get; init; }
        public int? Voices { get; init; }
        public string? Better { get; init; }
        public string? Owner { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Place).NotEmpty().WithMessage("Choose where it was heard");
            RuleFor(c => c.People).Text("Enter which people", "“People who”", Need.PeopleLength);
            RuleFor(c => c.Needs).Text("Enter what they need", "“Need”", Need.PartLength);
            RuleFor(c => c.SoThat).Text("Enter what it would do for them", "“So that”", Need.PartLength);
            RuleFor(c => c.Source).NotNull().WithMessage("Choose where it comes from").IsInEnum().WithMessage("Choose where it comes from");
            RuleFor(c => c.SourceWords).Text("Enter which survey, complaints or event", "Which", Need.SourceLength);
            RuleFor(c => c.Voices).NotNull().WithMessage("Enter how many people said so")
                .InclusiveBetween(1, Need.MostVoices).WithMessage($"Enter a whole number from 1 to {Need.MostVoices:#,0}");
            RuleFor(c => c.Better).Text("Enter what people would see if it were better", "What people would see", Need.BetterLength);
            RuleFor(c => c.Owner).Text("Enter the role that keeps it in view", "Owner", Need.OwnerLength);
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command command, CancellationToken ct)
        {
            var place = await db.Nodes.For(user, Permission.RecordNeeds).Get(command.Place, ct);
            if (place.Kind is NodeKind.Comparison || !place.IsOpenOn(clock.Today()))
                throw new ValidationException([new(nameof(Command.Place), "Choose an open place of the organisation")]);
            var need = new Need(ids.Next(), await db.NextNumber(Numbers.Needs, ct), place.Id,
                new NeedWords(command.People!.Trim(), command.Needs!.Trim(), command.SoThat!.Trim(), command.Better!.Trim()),
                new NeedHeard(command.Source!.Value, command.SourceWords!.Trim(), command.Voices!.Value), command.Owner!.Trim(), new PlanAct(user.Id, clock.GetUtcNow()));
            db.Add(need);
            return need.Number;
        }
    }
}
