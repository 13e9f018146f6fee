using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using QmsPortal.Kernel.Operations;
using QmsPortal.Kernel.Security;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Examples;

/// <summary>A request that is ready to be sent by its sender.</summary>
internal sealed record Trial(TestWorld World, string By, object Request)
{
    private static readonly MethodInfo Sends = typeof(IMediator).GetMethods().Single(method => method is { Name: "Send", IsGenericMethod: true });

    /// <summary>An answer that was given is given again only to somebody who has said who they are.</summary>
    public bool IsSignedIn => By is not (Example.Nobody or Example.TheSite);

    /// <summary>Through the real pipeline; the answer as text, to compare.</summary>
    public Task<string> Send(Guid? operation = null, SqlFault.Plan? fault = null) => Send(Request, operation, fault);

    public async Task<string> Send(object request, Guid? operation, SqlFault.Plan? fault = null)
    {
        await using var scope = World.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if (By == Example.TheSite)
            services.GetRequiredService<CurrentUser>().BecomeTheSite();
        else if (IsSignedIn)
            await TestWorld.Become(services, By);
        services.GetRequiredService<Submission>().OperationId = operation;
        World.SqlFault.Arm(fault);
        return await Sent(services.GetRequiredService<IMediator>(), request);
    }

    private static async Task<string> Sent(IMediator mediator, object request)
    {
        var answer = request.GetType().GetInterfaces().Single(implemented => implemented.IsGenericType && implemented.GetGenericTypeDefinition() == typeof(IRequest<>)).GenericTypeArguments[0];
        try
        {
            var sent = (Task)Sends.MakeGenericMethod(answer).Invoke(mediator, [request, CancellationToken.None])!;
            await sent;
            return Words(sent.GetType().GetProperty("Result")!.GetValue(sent), answer);
        }
        catch (TargetInvocationException thrown)
        {
            ExceptionDispatchInfo.Throw(thrown.InnerException!);
            throw;
        }
    }

    /// <summary>What a page shows holds functions too, and need not be kept; what a command answers is.</summary>
    private static string Words(object? result, Type answer) => result is null || !answer.Name.EndsWith("View", StringComparison.Ordinal) ? JsonSerializer.Serialize(result, answer) : answer.Name;
}
