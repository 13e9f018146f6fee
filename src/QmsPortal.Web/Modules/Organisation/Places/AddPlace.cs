using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Organisation.Places;

/// <summary>A new place below another, from a day on.</summary>
public static class AddPlace
{
    [Requires(Permission.ManagePlaces)]
    public sealed record Command : ICommand<string>
    {
        public string? Above { get; init; }
        public string? Name { get; init; }
        public NodeKind? Kind { get; init; }
        public DateInput From { get; init; } = new();
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Name).Text("Enter the name of the place", "Name", OrgNode.NameLength);
            RuleFor(c => c.Name).Must(name => OrgNode.CodeFrom(name!).Length > 0).WithMessage("Name must have letters or numbers").When(c => !string.IsNullOrWhiteSpace(c.Name));
            RuleFor(c => c.Kind).NotNull().WithMessage("Choose what kind of place it is").IsInEnum().WithMessage("Choose what kind of place it is");
            RuleFor(c => c.Above).NotEmpty().WithMessage("Choose the place above it");
            RuleFor(c => c.From).Day("Enter the day it opens");
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command command, CancellationToken ct)
        {
            var above = await db.Nodes.For(user, Act.Change).WithPlacements().Get(command.Above, ct);
            var place = above.Add(ids.Next(), command.Kind!.Value, command.Name!.Trim(), await FreeCode(command.Name!, ct), await db.NextPosition(user, above, ct), command.From.ToDate()!.Value);
            db.Add(place);
            return place.Code;
        }

        /// <summary>Two places may share a name; their addresses may not.</summary>
        private async Task<string> FreeCode(string name, CancellationToken ct)
        {
            var code = OrgNode.CodeFrom(name);
            var taken = await db.Nodes.For(user, Act.Read).Where(node => node.Code.StartsWith(code)).Select(node => node.Code).ToListAsync(ct);
            return Enumerable.Range(1, taken.Count + 1).Select(n => n == 1 ? code : $"{code}-{n}").First(free => !taken.Contains(free));
        }
    }
}
