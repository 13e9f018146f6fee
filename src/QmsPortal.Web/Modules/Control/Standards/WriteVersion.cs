using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Standards;

/// <summary>The next version of a standard, beginning with the words of the last one.</summary>
public static class WriteVersion
{
    [Requires(Permission.WriteStandards)]
    public sealed record Command : ICommand<int>
    {
        public int Number { get; init; }
        public uint Version { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>;

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command command, CancellationToken ct)
        {
            var standard = await db.StandardToChange(user, command.Number, ct);
            db.Expect(standard, command.Version);
            return standard.Continue(ids.Next, user.ActNow(clock)).Number;
        }
    }
}
