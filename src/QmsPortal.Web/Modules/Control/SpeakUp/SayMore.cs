using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.SpeakUp;

/// <summary>Whoever raised a concern with their name writes to the guardian again.</summary>
public static class SayMore
{
    [Requires(Permission.OnOwnDevice)]
    public sealed record Command : ICommand<Unit>
    {
        public Guid Id { get; init; }
        public string? More { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.More).MoreToSay();
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var me = user.Id;
            var concern = await db.Concerns.For(user, Act.Read).Where(concern => concern.RaisedBy == me).Include(concern => concern.Steps.OrderBy(step => step.Position)).Get(command.Id, ct);
            concern.SayMore(ids.NextWithoutTime(), command.More!.Trim(), clock.Today());
            return Unit.Value;
        }
    }
}

internal static class MoreRules
{
    public static void MoreToSay<T>(this IRuleBuilder<T, string?> words) => words.Text("Enter what you want to add", "What you want to add", ConcernStep.WordsLength);
}
