using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;

namespace QmsPortal.Ui;

/// <summary>What nobody foresaw goes to the log with the reference that the person is shown.</summary>
internal sealed partial class Unexpected(ILogger<Unexpected> logger) : IExceptionHandler
{
    /// <summary>Known to the person, to the log and, where it is followed, to the trace.</summary>
    public static string Reference(HttpContext context) => (Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier)[..8].ToUpperInvariant();

    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        WentWrong(exception, Reference(httpContext));
        return ValueTask.FromResult(false);
    }

    [LoggerMessage(LogLevel.Error, "Something went wrong, reference {Reference}")]
    private partial void WentWrong(Exception exception, string reference);
}
