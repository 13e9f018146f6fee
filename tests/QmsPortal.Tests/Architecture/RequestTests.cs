using System.Reflection;
using FluentValidation;
using MediatR;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Architecture;

public class RequestTests
{
    private static readonly Type[] Requests = [.. Code.Site.GetTypes().Where(type => !type.IsAbstract && Closed(type, typeof(IRequest<>)).Any())];

    [Fact]
    public void There_are_requests_to_look_at() => Assert.True(Requests.Length > 30, $"{Requests.Length} were found");

    [Fact]
    public void Every_request_is_a_command_or_a_query_and_says_which_permission_it_needs()
    {
        Assert.DoesNotContain(Requests, request => Closed(request, typeof(ICommand<>)).Count() + Closed(request, typeof(IQuery<>)).Count() != 1);
        Assert.DoesNotContain(Requests, request => request.GetCustomAttributes<RequiresAttribute>().Count() != 1);
    }

    [Fact]
    public void Every_request_has_exactly_one_handler()
    {
        var handlers = Code.Site.GetTypes().Where(type => !type.IsAbstract).SelectMany(type => Closed(type, typeof(IRequestHandler<,>))).ToList();

        Assert.DoesNotContain(Requests, request => handlers.Count(handler => handler.GenericTypeArguments[0] == request) != 1);
    }

    [Fact]
    public void Every_command_has_a_validator()
    {
        var validated = Code.Site.GetTypes().Where(type => !type.IsAbstract).SelectMany(type => Closed(type, typeof(IValidator<>))).Select(rules => rules.GenericTypeArguments[0]).ToHashSet();

        Assert.DoesNotContain(Requests, request => Closed(request, typeof(ICommand<>)).Any() && !validated.Contains(request));
    }

    /// <summary>What a form leaves out is missing, not zero: only what the page itself fills in is otherwise.</summary>
    [Fact]
    public void A_command_takes_words_that_may_be_missing()
    {
        var nullability = new NullabilityInfoContext();
        var certain = Requests.Where(request => Closed(request, typeof(ICommand<>)).Any())
            .SelectMany(request => request.GetProperties())
            .Where(property => property.PropertyType == typeof(string) && nullability.Create(property).WriteState is not NullabilityState.Nullable);

        Expect.None(certain.Select(property => $"{property.DeclaringType}.{property.Name}"));
    }

    /// <summary>Before anyone knows who they are, people sign in, or set up a site that has nobody yet; what they wrote is kept until they have signed in again, or a device is given its code and asks who stands before it.</summary>
    [Fact]
    public void Only_signing_in_setting_up_keeping_a_form_and_pairing_a_device_are_open_to_anyone()
    {
        var open = Requests.Where(request => request.GetCustomAttribute<RequiresAttribute>()!.Permission is Permission.Anyone).Select(Mediation.NameOf);

        Assert.Equal(["ClaimDevice", "IsEmpty", "KeepForm", "ListDemonstrationPeople", "ListSigners", "SetUp", "SignAtDevice", "SignIn"], open.Order());
    }

    [Fact]
    public void Only_the_kernel_knows_how_requests_reach_their_handlers()
    {
        string[] everywhere = ["MediatR.IMediator", "MediatR.IRequest`1", "MediatR.IBaseRequest", "MediatR.IRequestHandler`2", "MediatR.Unit", "MediatR.INotification", "MediatR.INotificationHandler`1"];

        var particular = Code.Uses
            .Where(use => use.To.StartsWith("MediatR.", StringComparison.Ordinal) && !everywhere.Contains(use.To))
            .Select(use => use.From).Distinct()
            .Where(from => from is not ("QmsPortal.Kernel.Mediation" or "QmsPortal.Kernel.Logging`2" or "QmsPortal.Kernel.Authorisation`2"
                or "QmsPortal.Kernel.OneEffect`2" or "QmsPortal.Kernel.Validation`2" or "QmsPortal.Kernel.UnitOfWork`2" or "QmsPortal.Kernel.IHear`1"));

        Expect.None(particular);
    }

    [Fact]
    public void A_handler_sends_no_other_request_and_saves_nothing_itself()
    {
        var handlers = Code.Site.GetTypes().Where(type => Closed(type, typeof(IRequestHandler<,>)).Any()).ToList();
        var senders = handlers.SelectMany(handler => handler.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .SelectMany(constructor => constructor.GetParameters())
            .Where(parameter => parameter.ParameterType == typeof(IMediator));
        var saving = Code.Methods
            .Where(method => method.Body.Instructions.Any(instruction => instruction.Operand is Mono.Cecil.MethodReference { Name: "SaveChangesAsync" or "SaveChanges" or "ExecuteUpdateAsync" or "ExecuteDeleteAsync" or "BeginTransactionAsync" }))
            .Select(Code.Home).Distinct();

        Expect.None(senders.Select(parameter => parameter.Member.DeclaringType));

        // Sealing is no change to a record; verifying only looks, and at one moment. The sweep opens the transaction in which a due thing
        // is both done and marked done; the save in it is that of the pipeline.
        Assert.Equal(["QmsPortal.Data.Auditing.AuditSealer", "QmsPortal.Data.Auditing.AuditVerification", "QmsPortal.Kernel.Clocks.Sweep", "QmsPortal.Kernel.UnitOfWork`2"], saving.Order());
    }

    private static IEnumerable<Type> Closed(Type type, Type open) =>
        type.GetInterfaces().Where(implemented => implemented.IsGenericType && implemented.GetGenericTypeDefinition() == open);
}
