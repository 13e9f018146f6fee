using FluentValidation;
using MediatR;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Boards;

/// <summary>How many were planned for today's shifts and how many came. A shift whose numbers are as they were gets no new row.</summary>
public static class EnterStaffing
{
    [Requires(Permission.KeepBoards)]
    public sealed record Command : ICommand<Unit>
    {
        public string? Place { get; init; }
        public decimal? EarlyPlanned { get; init; }
        public decimal? EarlyActual { get; init; }
        public decimal? LatePlanned { get; init; }
        public decimal? LateActual { get; init; }
        public decimal? NightPlanned { get; init; }
        public decimal? NightActual { get; init; }

        public (Shift Shift, decimal? Planned, decimal? Actual)[] Shifts() => [(Shift.Early, EarlyPlanned, EarlyActual), (Shift.Late, LatePlanned, LateActual), (Shift.Night, NightPlanned, NightActual)];
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        private const string People = "Enter a whole number of people, up to 99";

        public Rules()
        {
            RuleFor(c => c.EarlyPlanned).Must(IsPeople).WithMessage(People);
            RuleFor(c => c.EarlyActual).Must(IsPeople).WithMessage(People);
            RuleFor(c => c.LatePlanned).Must(IsPeople).WithMessage(People);
            RuleFor(c => c.LateActual).Must(IsPeople).WithMessage(People);
            RuleFor(c => c.NightPlanned).Must(IsPeople).WithMessage(People);
            RuleFor(c => c.NightActual).Must(IsPeople).WithMessage(People);
            RuleFor(c => c.EarlyPlanned).NotNull().When(c => c.EarlyActual is not null).WithMessage("Enter how many were planned for the early shift");
            RuleFor(c => c.LatePlanned).NotNull().When(c => c.LateActual is not null).WithMessage("Enter how many were planned for the late shift");
            RuleFor(c => c.NightPlanned).NotNull().When(c => c.NightActual is not null).WithMessage("Enter how many were planned for the night shift");
            RuleFor(c => c.EarlyPlanned).NotNull().When(c => c.Shifts().All(shift => shift.Planned is null && shift.Actual is null)).WithMessage("Enter how many were planned for one shift at least");
        }

        private static bool IsPeople(decimal? number) => number is null or (>= 0 and <= BoardNote.MostStaff) && number % 1 is null or 0;
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var (_, board) = await db.BoardToChange(user, Permission.KeepBoards, command.Place, ids.Next, clock.Today(), ct);
            var act = user.BoardAct(clock);
            foreach (var (shift, planned, actual) in command.Shifts().Where(entered => entered.Planned is not null))
                if (board.Face.Staffed(shift, act.Today) is not { } before || before.Planned != planned || before.Actual != actual)
                    board.Write(ids.Next(), new BoardWords(BoardNoteKind.Shift, "", act.Today) { Shift = shift, Planned = (int)planned!, Actual = (int?)actual }, act);
            return Unit.Value;
        }
    }
}
