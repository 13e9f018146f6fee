using System.Collections.Concurrent;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using QmsPortal.Data;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Operations;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Kernel;

/// <summary>One thing a person does. Saved once, and that save is the transaction.</summary>
public interface ICommand<out T> : IRequest<T>;

/// <summary>One thing a page shows. Changes nothing.</summary>
public interface IQuery<out T> : IRequest<T>;

/// <summary>Something that happened, in the past tense: an id and the few facts that those who hear it need.</summary>
public interface IDomainEvent : INotification;

/// <summary>Hears an event within the save that causes it, for the site and not for whoever acted: <see cref="CurrentUser.Hears"/>.</summary>
public interface IHear<in T> : INotificationHandler<T> where T : IDomainEvent
{
    Task Hear(T what, CancellationToken ct);

    Task INotificationHandler<T>.Handle(T notification, CancellationToken cancellationToken) => Hear(notification, cancellationToken);
}

/// <summary>Everything particular to MediatR lies in this file.</summary>
public static class Mediation
{
    public static IServiceCollection AddMediation(this IServiceCollection services)
    {
        services.AddScoped<CurrentUser>().AddScoped<Submission>().AddScoped<AuditContext>();
        services.AddScoped<ServiceFactory>(provider => provider.GetRequiredService);
        services.AddScoped<IMediator, Mediator>();
        services.Scan(scan => scan.FromAssemblyOf<Program>()
            .AddClasses(types => types.AssignableTo(typeof(IRequestHandler<,>)), publicOnly: false).AsImplementedInterfaces().WithTransientLifetime()
            .AddClasses(types => types.AssignableTo(typeof(IHear<>)), publicOnly: false).AsImplementedInterfaces().WithTransientLifetime()
            .AddClasses(types => types.AssignableTo(typeof(IValidator<>)).Where(type => !type.IsGenericType), publicOnly: false).AsImplementedInterfaces().WithTransientLifetime());
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(Logging<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(Authorisation<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(OneEffect<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(Validation<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(UnitOfWork<,>));
        return services;
    }

    /// <summary>"RaiseIssue" of RaiseIssue.Command.</summary>
    public static string NameOf(Type request) => request.DeclaringType?.Name ?? request.Name;
}

/// <summary>Name, time taken and outcome; never the payload, since free text about care does not belong in logs.</summary>
internal sealed partial class Logging<TRequest, TResponse>(ILogger<TRequest> logger, CurrentUser user, TimeProvider clock)
    : IPipelineBehavior<TRequest, TResponse> where TRequest : notnull
{
    private static readonly bool IsUnsigned = UnsignedAttribute.IsOn(typeof(TRequest));

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var start = clock.GetTimestamp();
        var outcome = "done";
        try
        {
            return await next();
        }
        catch (Exception exception)
        {
            outcome = exception.GetType().Name;
            throw;
        }
        finally
        {
            // The other lines of the same request say who it was, so this one would too.
            if (!IsUnsigned)
                Handled(Mediation.NameOf(typeof(TRequest)), outcome, clock.GetElapsedTime(start).TotalMilliseconds, user.IsSignedIn ? user.Id : null);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Request} {Outcome} in {Milliseconds:0.0} ms by {Person}")]
    private partial void Handled(string request, string outcome, double milliseconds, Guid? person);
}

internal sealed class Authorisation<TRequest, TResponse>(CurrentUser user) : IPipelineBehavior<TRequest, TResponse> where TRequest : notnull
{
    private static readonly Permission Needed = typeof(TRequest).GetCustomAttribute<RequiresAttribute>()?.Permission
        ?? throw new InvalidOperationException($"{Mediation.NameOf(typeof(TRequest))} names no permission.");

    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (!user.Can(Needed) || (user.IsDevice && request is ICommand<TResponse>))
            throw new ForbiddenException();
        user.Acting = Needed;
        return next();
    }
}

/// <summary>The same operation id posted again, or twenty times at once, has one effect and one answer.</summary>
internal sealed class OneEffect<TRequest, TResponse>(QmsDb db, CurrentUser user, Submission submission)
    : IPipelineBehavior<TRequest, TResponse> where TRequest : ICommand<TResponse>
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();
    private static readonly bool IsUnsigned = UnsignedAttribute.IsOn(typeof(TRequest));

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (IsUnsigned)
            return await WithoutName(next);
        if (submission.OperationId is not { } id || !IsKept(user))
            return await next();

        var hash = ContentHash(request);
        if (await Earlier(id, cancellationToken) is { } earlier)
            return Answer(earlier, hash);
        try
        {
            return await next();
        }
        catch (Exception exception) when (exception is DbUpdateException or RetryLimitExceededException or StaleException or DomainException or ValidationException or NotFoundException)
        {
            // A twin may have won the race while this one worked: then its answer is the answer.
            db.ChangeTracker.Clear();
            if (await Earlier(id, cancellationToken) is { } winner)
                return Answer(winner, hash);
            throw;
        }
    }

    /// <summary>
    /// Only for people who have signed in: an answer is never given to somebody who has not said who they are. Nor of what is
    /// open to anyone: signing in while one is signed in already.
    /// </summary>
    public static bool IsKept(CurrentUser user) => !IsUnsigned && user.IsSignedIn && user.Acting is not Permission.Anyone;

    /// <summary>Where a twin won the race, the handler finds what the twin saved.</summary>
    private async Task<TResponse> WithoutName(RequestHandlerDelegate<TResponse> next)
    {
        try
        {
            return await next();
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            db.ChangeTracker.Clear();
            return await next();
        }
    }

    public static Operation Record(Guid id, Guid person, TRequest request, TResponse answer, DateTimeOffset at) => new()
    {
        Id = id,
        PersonId = person,
        Request = Mediation.NameOf(typeof(TRequest)),
        ContentHash = ContentHash(request),
        Answer = JsonSerializer.Serialize(answer),
        At = at,
    };

    private Task<Operation?> Earlier(Guid id, CancellationToken ct) =>
        db.Set<Operation>().AsNoTracking().SingleOrDefaultAsync(operation => operation.Id == id, ct);

    private TResponse Answer(Operation earlier, string hash)
    {
        var same = earlier.PersonId == user.Id
            && earlier.Request == Mediation.NameOf(typeof(TRequest))
            && earlier.ContentHash == hash;
        if (!same)
            throw new DomainException("This form was already sent with other words. What you sent first is saved. Open the page again to send something new.");
        submission.IsSaved = true;
        return JsonSerializer.Deserialize<TResponse>(earlier.Answer)!;
    }

    private static string ContentHash(TRequest request)
    {
        var properties = Properties.GetOrAdd(typeof(TRequest), type => [.. type.GetProperties().Where(property => property.GetCustomAttribute<SecretAttribute>() is null && property.GetCustomAttribute<MadeByTheSiteAttribute>() is null)]);
        var content = properties.ToDictionary(property => property.Name, property => Content(property.GetValue(request)));
        return Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(content)));
    }

    private static object? Content(object? value)
    {
        if (value is not IFormFile file)
            return value;
        using var bytes = file.OpenReadStream();
        return $"{file.FileName} {Convert.ToHexString(SHA256.HashData(bytes))}";
    }
}

/// <summary>All validators of the request, and the look for patient identifiers in every text, also of the rows it holds.</summary>
internal sealed class Validation<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators, Submission submission)
    : IPipelineBehavior<TRequest, TResponse> where TRequest : notnull
{
    private static readonly PropertyInfo[] Texts = TextsOf(typeof(TRequest));

    /// <summary>Rows of a form, "Steps[0].What": lists of what has texts of its own.</summary>
    private static readonly (PropertyInfo List, PropertyInfo[] Texts)[] Rows = [.. typeof(TRequest).GetProperties()
        .Where(property => property.PropertyType.IsGenericType && property.PropertyType.IsAssignableTo(typeof(System.Collections.IEnumerable)))
        .Select(property => (property, TextsOf(property.PropertyType.GenericTypeArguments[0]))).Where(rows => rows.Item2.Length > 0)];

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var failures = new List<ValidationFailure>();
        if (request is ICommand<TResponse>)
            failures.AddRange(submission.Unreadable.Select(fault => new ValidationFailure(fault.Key, fault.Value)));
        foreach (var validator in validators)
            failures.AddRange((await validator.ValidateAsync(request, cancellationToken)).Errors);
        failures.AddRange(UnusableTexts(request));
        if (request is ICommand<TResponse>)
            failures.AddRange(LikelyPatients(request));
        if (failures.Count > 0)
            throw new ValidationException(failures);
        return await next();
    }

    /// <summary>Goes through only with a reason, and the reason must not be a number itself.</summary>
    private IEnumerable<ValidationFailure> LikelyPatients(TRequest request)
    {
        var because = submission.NotAPatientNumberBecause;
        var found = Words(request).Where(text => PatientIdentifiers.LikelyIn(text.Value)).ToList();
        if (found.Count == 0)
        {
            // The number was taken out: an answer nobody asks for any more is neither looked at nor kept.
            submission.NotAPatientNumberBecause = null;
            return [];
        }

        if (string.IsNullOrWhiteSpace(because))
            return found.Select(text => new ValidationFailure(text.Key, PatientIdentifiers.Message) { ErrorCode = nameof(PatientIdentifiers) });
        var fault = because.Length > Submission.ReasonLength ? $"Reason must be {Submission.ReasonLength} characters or fewer"
            : PatientIdentifiers.LikelyIn(because) || !StorableText.Is(because) ? "Say why in words, without the number"
            : null;
        return fault is null ? [] : [new ValidationFailure(nameof(Submission.NotAPatientNumberBecause), fault) { ErrorCode = nameof(PatientIdentifiers) }];
    }

    /// <summary>PostgreSQL cannot store these, and no keyboard makes them.</summary>
    private static IEnumerable<ValidationFailure> UnusableTexts(TRequest request) => Words(request)
        .Where(text => !StorableText.Is(text.Value))
        .Select(text => new ValidationFailure(text.Key, "Take out the characters that cannot be shown"));

    /// <summary>Every text of the request, by the name of its field.</summary>
    private static IEnumerable<KeyValuePair<string, string?>> Words(TRequest request) => Texts
        .Select(text => KeyValuePair.Create(text.Name, (string?)text.GetValue(request)))
        .Concat(Rows.SelectMany(rows => ((System.Collections.IEnumerable?)rows.List.GetValue(request) ?? Array.Empty<object>()).Cast<object?>()
            .SelectMany((row, i) => row is null ? [] : rows.Texts.Select(text => KeyValuePair.Create($"{rows.List.Name}[{i}].{text.Name}", (string?)text.GetValue(row))))));

    private static PropertyInfo[] TextsOf(Type type) => [.. type.GetProperties()
        .Where(property => property.PropertyType == typeof(string) && property.GetIndexParameters().Length == 0 && property.GetCustomAttribute<SecretAttribute>() is null)];
}

/// <summary>Runs the handler and lets others hear what happened, then saves once: the change, its audit rows and the operation, all or nothing.</summary>
internal sealed class UnitOfWork<TRequest, TResponse>(QmsDb db, CurrentUser user, Submission submission, AuditContext audit, TimeProvider clock, IMediator mediator)
    : IPipelineBehavior<TRequest, TResponse> where TRequest : ICommand<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        audit.Command = Mediation.NameOf(typeof(TRequest));
        audit.Reason = (request as IGiveReason)?.Reason;
        audit.IsUnsigned = UnsignedAttribute.IsOn(typeof(TRequest));
        var answer = await next();
        await Tell(cancellationToken);
        if (submission.OperationId is { } id && OneEffect<TRequest, TResponse>.IsKept(user))
            db.Add(OneEffect<TRequest, TResponse>.Record(id, user.Id, request, answer, clock.GetUtcNow()));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            submission.IsSaved = true;
        }
        catch (DbUpdateConcurrencyException exception) when (exception.Entries is [{ Entity: Entity record }, ..])
        {
            throw new StaleException(record.Id, record.Version);
        }
        catch (Exception exception) when (exception.GetBaseException() is PostgresException { ConstraintName: { } name } && name.StartsWith(Schema.ChangedMeanwhile, StringComparison.Ordinal))
        {
            throw new DomainException("Somebody changed what this depends on while you were sending. Nothing was saved; look at it again and send it once more.");
        }

        return answer;
    }

    /// <summary>Until nothing more happens: what is heard may cause something itself.</summary>
    private async Task Tell(CancellationToken ct)
    {
        using var hearing = user.Hear();
        while (db.ChangeTracker.Entries<Entity>().SelectMany(entry => entry.Entity.TakeHappened()).ToList() is { Count: > 0 } happened)
            foreach (var what in happened)
                await mediator.Publish(what, ct);
    }
}
