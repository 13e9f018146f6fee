using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Imports;

/// <summary>A file comes in and waits. Nothing is taken from it yet.</summary>
public static class UploadImport
{
    [Requires(Permission.ImportValues)]
    public sealed record Command : ICommand<int>
    {
        public string? Measure { get; init; }
        public string? Place { get; init; }
        public IFormFile? File { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Measure).NotEmpty().WithMessage("Choose what the file measures");
            RuleFor(c => c.Place).NotEmpty().WithMessage("Choose where the values belong");
            RuleFor(c => c.File).Cascade(CascadeMode.Stop)
                .NotNull().WithMessage("Choose a file")
                .Must(file => file!.Length > 0).WithMessage("The file is empty")
                .Must(file => file!.Length <= Import.LargestFile).WithMessage("The file must be 5 MB or smaller")
                .Must(file => Path.GetExtension(file!.FileName).ToLowerInvariant() is ".csv" or ".txt" or ".xlsx" or ".json").WithMessage("Choose a file whose name ends in .csv, .xlsx or .json")
                .Must(file => !PatientIdentifiers.LikelyIn(file!.FileName)).WithMessage("The file's name looks like it holds a patient's number. Rename the file");
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command command, CancellationToken ct)
        {
            var definition = await db.Definitions.For(user, Act.Read).SingleOrDefaultAsync(d => d.Code == command.Measure, ct) ?? throw new NotFoundException();
            var place = await db.Nodes.For(user, Act.Change).Get(command.Place, ct);
            using var content = new MemoryStream();
            await command.File!.CopyToAsync(content, ct);
            var table = Read(content.ToArray());
            var import = new Import(ids.Next(), await db.NextNumber(Numbers.Imports, ct), place.Id, definition.Id,
                FileName(command.File.FileName), content.ToArray(), Guess(table, definition), user.Id, clock.GetUtcNow());
            db.Add(import);
            return import.Number;
        }

        /// <summary>What is wrong with a file stands beside the field that chose it.</summary>
        private static ImportTable Read(byte[] content)
        {
            try
            {
                var table = ImportTable.Read(content);
                table.RefusePatients();
                return table;
            }
            catch (DomainException fault)
            {
                throw new ValidationException([new(nameof(Command.File), fault.Message)]);
            }
        }

        private static string FileName(string name)
        {
            var plain = string.Concat(Path.GetFileName(name.Replace('\\', '/')).Where(c => !char.IsControl(c) && !char.IsSurrogate(c)));
            return plain.Length <= Import.FileNameLength ? plain : plain[^Import.FileNameLength..];
        }

        private static ImportColumns Guess(ImportTable table, MeasureDefinition definition) => new()
        {
            Period = Named(table, "period", "date", "month", "week", "day"),
            Numerator = Named(table, "numerator", "count", "value"),
            Denominator = definition.Denominator is null ? null : Named(table, "denominator", "total"),
            Place = Named(table, "place", "ward", "team"),
        };

        private static string? Named(ImportTable table, params string[] names) =>
            names.Select(name => table.Header.FirstOrDefault(column => column.Equals(name, StringComparison.OrdinalIgnoreCase))).FirstOrDefault(column => column is not null);
    }
}
