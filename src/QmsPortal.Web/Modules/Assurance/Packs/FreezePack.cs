using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Assurance;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Assurance.Evidence;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Assurance.Packs;

/// <summary>Everything is copied as it is now, with its sums, into one file. Nothing changes that file any more.</summary>
public static class FreezePack
{
    [Requires(Permission.BuildPacks)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public uint Version { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>;

    private const int MostStatements = 100;

    internal sealed class Handler(
        QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock, IRequestHandler<LiveConcerns.Query, IReadOnlyList<LiveConcerns.Row>> concerns,
        IRequestHandler<StatementsAt.Query, IReadOnlyList<StatementsAt.Row>> statements) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var now = clock.GetUtcNow();
            var pack = await db.PackToChange(user, command.Number, command.Version, ct);
            var place = await db.Nodes.For(user, Act.Read).Where(node => node.Id == pack.NodeId).Select(node => new { node.Name, node.Path }).SingleAsync(ct);
            var organisation = await db.Nodes.For(user, Act.Read).Where(node => node.ParentId == null).Select(node => node.Name).SingleAsync(ct);
            var content = await PackContent.Now(db, user, concerns, pack.FrameworkId, pack.NodeId, place.Name, clock.Today(), ct);
            content = content with { Statements = await statements.Handle(new StatementsAt.Query(place.Path, MostStatements), ct) };
            var posts = await db.People.For(user, Act.Read).ToDictionaryAsync(person => person.Id, person => person.Post, ct);
            List<PackedFile> files = [PackIndex.Page(pack, content, posts, organisation, now), .. await Files(content.Evidence, ct)];
            var zip = PackArchive.Zip(files, now, $"pack-{pack.Number}/");
            pack.Freeze(ids.Next(), [.. files.Select(file => (ids.Next(), file))], zip.Length, content.Gaps.Count, new PackAct(user.Id, now));
            db.Add(new PackFile(pack.Id, zip));
            return Unit.Value;
        }

        /// <summary>As they came in: a stored file that is not what was accepted does not leave the house.</summary>
        private async Task<IEnumerable<PackedFile>> Files(IReadOnlyList<EvidenceItem> evidence, CancellationToken ct)
        {
            var wanted = evidence.Select(item => item.Id).ToList();
            var bytes = await db.EvidenceFiles.For(user, Act.Read).AsNoTracking().Where(file => wanted.Contains(file.Id)).ToDictionaryAsync(file => file.Id, file => file.Content, ct);
            var files = evidence.Select(item => (item, File: new PackedFile(PackContent.EvidenceFolder + item.FileName, bytes[item.Id]))).ToList();
            if (files.Find(pair => pair.File.Sha256 != pair.item.Sha256) is { item: { } altered })
                throw new DomainException($"Evidence {altered.Number}, {altered.Title}, is not the file that was accepted: its check sum differs. Withdraw it and tell your administrator.");
            return files.Select(pair => pair.File);
        }
    }
}
