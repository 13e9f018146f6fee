using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Kernel.KeptForms;

/// <summary>
/// A form came in after its session had ended: what was written is kept for whoever the form was shown to. Open to anyone, since nobody
/// is signed in then; whose it is was written into the form in cipher by the site itself.
/// </summary>
public static class KeepForm
{
    public const int FieldsLength = 200_000;

    private const int RemovedAtOnce = 100;

    [Requires(Permission.Anyone)]
    public sealed record Command : ICommand<Guid>
    {
        public Guid Person { get; init; }
        public string? Path { get; init; }

        /// <summary>In cipher already.</summary>
        [Secret]
        public string? Fields { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Path).Text("The address of the form is missing", "Address", KeptForm.PathLength);
            RuleFor(c => c.Fields).Text("The form is empty", "Form", FieldsLength);
        }
    }

    internal sealed class Handler(QmsDb db, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var now = clock.GetUtcNow();
            var over = now - KeptForm.For;
            db.RemoveRange(await db.Set<KeptForm>().Where(old => old.At < over).OrderBy(old => old.At).Take(RemovedAtOnce).ToListAsync(ct));
            var kept = new KeptForm(ids.Next(), command.Person, command.Path!, command.Fields!, now);
            db.Add(kept);
            return kept.Id;
        }
    }
}
