using System.Text;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Compact;

namespace QmsPortal;

/// <summary>
/// The log of production, one JSON object a line, in UTC. Words that people typed stay out of it: an exception is told by its
/// types and where it came from, never by its message, which may quote a value; and addresses hold the names of places.
/// </summary>
internal sealed class PlainLog : ITextFormatter, ILogEventEnricher
{
    private static readonly CompactJsonFormatter Json = new();

    public void Format(LogEvent logEvent, TextWriter output) => Json.Format(logEvent.Exception is not { } fault ? logEvent : new LogEvent(
        logEvent.Timestamp.ToUniversalTime(), logEvent.Level, new WithoutWords(fault), logEvent.MessageTemplate,
        logEvent.Properties.Select(property => new LogEventProperty(property.Key, property.Value)), logEvent.TraceId ?? default, logEvent.SpanId ?? default), output);

    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        logEvent.RemovePropertyIfPresent("RequestPath");
        logEvent.RemovePropertyIfPresent("RequestId");
    }

    private sealed class WithoutWords(Exception fault) : Exception
    {
        public override string ToString()
        {
            var text = new StringBuilder();
            for (var cause = fault; cause is not null; cause = cause.InnerException)
                text.AppendLine(cause is Npgsql.PostgresException database ? $"{cause.GetType()} {database.SqlState} {database.ConstraintName}" : cause.GetType().ToString()).AppendLine(cause.StackTrace);
            return text.ToString();
        }
    }
}
