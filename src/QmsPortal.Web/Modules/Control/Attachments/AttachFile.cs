using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Attachments;

/// <summary>A picture or a paper to an issue, an action or an idea: what it is is judged by its content, and it is kept without what it need not tell.</summary>
public static class AttachFile
{
    [Requires(Permission.DoActions)]
    public sealed record Command : ICommand<string>
    {
        public Guid Record { get; init; }
        public IFormFile? File { get; init; }
        public string? What { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.File).Cascade(CascadeMode.Stop)
                .NotNull().WithMessage("Choose a file")
                .Must(file => file!.Length > 0).WithMessage("The file is empty")
                .Must(file => file!.Length <= Attachment.Largest).WithMessage("The file must be 5 MB or smaller");
            RuleFor(c => c.What).Text("Enter what it shows", "What it shows", Attachment.WhatLength);
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command command, CancellationToken ct)
        {
            var record = await db.RecordToAttachTo(user, command.Record, ct);
            using var bytes = new MemoryStream();
            await command.File!.CopyToAsync(bytes, ct);
            var (file, fault) = CleanFile.Of(command.File.FileName, bytes.ToArray());
            if (file is null)
                throw new ValidationException([new(nameof(Command.File), fault)]);
            var attachment = new Attachment(ids.Next(), record.Id, record.Node, command.What!.Trim(), file, user.Id, clock.GetUtcNow());
            db.Add(attachment);
            db.Add(new AttachmentFile(attachment.Id, file.Content));
            return record.Address;
        }
    }
}
