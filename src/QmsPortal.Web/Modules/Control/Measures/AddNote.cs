using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>Whoever enters values or leads improvement says what happened on a day, so that the chart can be read years later.</summary>
public static class AddNote
{
    [Requires(Permission.AnnotateCharts)]
    public sealed record Command : ICommand<Guid>
    {
        public string? Place { get; init; }
        public string? Measure { get; init; }
        public DateInput On { get; init; } = new();
        public NoteKind? Kind { get; init; }
        public string? Words { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock)
        {
            RuleFor(c => c.On).Day("Enter the day on which it happened");
            RuleFor(c => c.On).Must(on => on.ToDate() is not { } day || day <= clock.Today()).WithMessage("The day must be today or in the past");
            RuleFor(c => c.Kind).NotNull().WithMessage("Choose what kind of thing happened").IsInEnum().WithMessage("Choose what kind of thing happened");
            RuleFor(c => c.Words).Text("Enter what happened", "What happened", ChartNote.WordsLength);
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var place = await db.Nodes.For(user, Permission.AnnotateCharts).Get(command.Place, ct);
            var series = await db.Series.For(user, Act.Read).SingleOrDefaultAsync(s => s.NodeId == place.Id && s.Code == command.Measure, ct) ?? throw new NotFoundException();
            return series.Note(ids.Next(), command.On.ToDate()!.Value, command.Kind!.Value, command.Words!.Trim(), user.PhaseAct(clock)).Id;
        }
    }
}
