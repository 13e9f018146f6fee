using System.Globalization;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Operations;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Ui;

/// <summary>Turns what a use case throws into what the person sees: the same form with words beside the fields, or a plain page.</summary>
public sealed partial class OutcomeFilter : IAsyncPageFilter
{
    private const string Field = "Command.";
    private const string Saved = "saved";
    private const string Refused = "refused";

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.HandlerInstance is not FormPage page)
        {
            await next();
            return;
        }

        var ct = context.HttpContext.RequestAborted;
        try
        {
            if (HttpMethods.IsPost(context.HttpContext.Request.Method))
                ReadSubmission(context);
            else
                await Show(page, ct);
            var executed = await next();
            if (executed.Exception is { } exception && await Outcome(exception, page, ct) is { } outcome)
            {
                executed.Result = outcome;
                executed.ExceptionHandled = true;
                SayIfSentLater(page, Refused);
            }
            else if (executed is { Exception: null, Result: LocalRedirectResult to } && page.HttpContext.RequestServices.GetRequiredService<Submission>().IsSaved && SayIfSentLater(page, Saved))
            {
                page.Response.Headers[Submission.AddressHeader] = to.Url;
                page.Banner = null;
                executed.Result = new NoContentResult();
            }
        }
        catch (Exception exception) when (exception is NotFoundException or ForbiddenException or ValidationException)
        {
            context.Result = Plain(exception, page);
            SayIfSentLater(page, Refused);
        }
    }

    /// <summary>A device that sends later follows no redirect, which might lead to signing in: it is told in a header. True where it asked.</summary>
    private static bool SayIfSentLater(FormPage page, string outcome)
    {
        var asked = page.Request.Headers.ContainsKey(Submission.TypedAtHeader);
        if (asked)
            page.Response.Headers[Submission.OutcomeHeader] = outcome;
        return asked;
    }

    private static async Task Show(FormPage page, CancellationToken ct)
    {
        await page.LoadAsync(ct);
        if (Guid.TryParse(page.Request.Query[KeptFields.Kept], out var kept))
            await page.Offer(kept, ct);
    }

    private static void ReadSubmission(PageHandlerExecutingContext context)
    {
        var submission = context.HttpContext.RequestServices.GetRequiredService<Submission>();
        var form = context.HttpContext.Request.Form;
        if (Guid.TryParse(form[nameof(Submission.OperationId)], out var id))
            submission.OperationId = id;
        if (DateTimeOffset.TryParse(context.HttpContext.Request.Headers[Submission.TypedAtHeader], CultureInfo.InvariantCulture, out var typed))
        {
            submission.IsTooOld = typed <= context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() - Submission.LongestWait;
            submission.TypedAt = submission.IsTooOld ? null : typed;
        }

        submission.NotAPatientNumberBecause = form[nameof(Submission.NotAPatientNumberBecause)];

        // What could not be read (letters for a number) is told together with what the rules find, not before it.
        submission.Unreadable = context.ModelState
            .Where(entry => entry.Value!.ValidationState is ModelValidationState.Invalid)
            .ToDictionary(entry => entry.Key.StartsWith(Field, StringComparison.Ordinal) ? entry.Key[Field.Length..] : entry.Key, entry => entry.Value!.Errors[0].ErrorMessage);
    }

    private static async Task<IActionResult?> Outcome(Exception exception, FormPage page, CancellationToken ct)
    {
        var status = exception switch
        {
            ValidationException or BadHttpRequestException => StatusCodes.Status400BadRequest,
            DomainException => StatusCodes.Status422UnprocessableEntity,
            StaleException or DbUpdateConcurrencyException or DbUpdateException { InnerException: PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } } => StatusCodes.Status409Conflict,
            _ => 0,
        };
        if (exception is NotFoundException or ForbiddenException)
            return Plain(exception, page);
        if (status == 0)
            return null;

        if (exception is ValidationException invalid)
            AddFaults(invalid, page);
        else if (exception is DomainException { Field: var field })
            page.ModelState.AddModelError(field is null || page.ModelState[Field + field] is null && page.ModelState[$"{Field}{field}.Day"] is null ? "" : Field + field, exception.Message);
        else
            page.ModelState.AddModelError("", "Someone changed this while you were editing, so nothing of yours was saved. It stands below, beside what is there now.");

        try
        {
            if (exception is StaleException stale)
                page.HttpContext.Items[nameof(StaleForm)] = await page.BothVersions(stale, ct);
            await page.LoadAsync(ct);
        }
        catch (Exception missing) when (missing is NotFoundException or ForbiddenException or ValidationException)
        {
            return Plain(missing, page);
        }

        page.Response.StatusCode = status;
        return page.Page();
    }

    private static void AddFaults(ValidationException invalid, FormPage page)
    {
        foreach (var fault in invalid.Errors)
        {
            var key = fault.PropertyName == nameof(Submission.NotAPatientNumberBecause) || fault.PropertyName.Length == 0
                ? fault.PropertyName
                : Field + fault.PropertyName;
            if (page.ModelState.GetValidationState(key) is not ModelValidationState.Invalid)
                page.ModelState.AddModelError(key, fault.ErrorMessage);
            if (fault.ErrorCode == nameof(PatientIdentifiers))
                page.HttpContext.Items[nameof(PatientIdentifiers)] = true;
        }
    }

    private static StatusCodeResult Plain(Exception exception, FormPage page)
    {
        if (exception is not ForbiddenException)
            return new StatusCodeResult(StatusCodes.Status404NotFound);
        var services = page.HttpContext.RequestServices;
        var user = services.GetRequiredService<CurrentUser>();
        PermissionRefused(services.GetRequiredService<ILogger<OutcomeFilter>>(), page.GetType().FullName!, user.IsSignedIn ? user.Id : null);
        return new StatusCodeResult(StatusCodes.Status403Forbidden);
    }

    [LoggerMessage(LogLevel.Warning, "Permission refused: {Page} to {Person}")]
    private static partial void PermissionRefused(ILogger logger, string page, Guid? person);
}
