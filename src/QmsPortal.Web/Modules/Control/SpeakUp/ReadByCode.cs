using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.SpeakUp;

/// <summary>Whoever holds the code reads what was said without a name, and its answer. That they did is kept nowhere.</summary>
public static class ReadByCode
{
    [Unsigned]
    [Requires(Permission.OnOwnDevice)]
    public sealed record Query(string? Code) : IQuery<ShowConcern.View>;

    internal sealed class Handler(QmsDb db, CurrentUser user, RestrictedReads reads) : IRequestHandler<Query, ShowConcern.View>
    {
        public async Task<ShowConcern.View> Handle(Query query, CancellationToken ct)
        {
            if (string.IsNullOrWhiteSpace(query.Code))
                throw new ValidationException([new(nameof(Query.Code), "Enter your code")]);
            var concern = await db.ConcernByCode(query.Code, ct) ?? throw new ValidationException([new(nameof(Query.Code), "No concern has this code. Check it against what you wrote down")]);
            return await db.ViewOf(user, reads, concern, mine: true, ct);
        }
    }
}
