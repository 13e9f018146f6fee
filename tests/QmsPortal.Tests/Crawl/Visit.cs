using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Crawl;

/// <summary>One page seen by one person, who came to it by a link of another.</summary>
internal sealed record Visit(string Person, string Asked, string LinkedFrom, Page Page)
{
    public override string ToString() => $"{Person} at {Asked} (from {LinkedFrom}): {Page}";
}
