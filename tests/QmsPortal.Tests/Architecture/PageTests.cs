using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Tests.Support;
using QmsPortal.Ui;
using Xunit;

namespace QmsPortal.Tests.Architecture;

public class PageTests
{
    private static readonly Type[] Pages = [.. Code.Site.GetTypes().Where(type => type.IsAssignableTo(typeof(PageModel)) && !type.IsAbstract)];

    [Fact]
    public void Pages_and_views_do_not_reach_for_the_database()
    {
        string[] pages = [.. Pages.Select(page => page.FullName!)];

        var uses = Code.Uses.Where(use => (pages.Contains(use.From) || use.From.StartsWith("AspNetCoreGeneratedDocument.", StringComparison.Ordinal))
            && (use.To == typeof(QmsDb).FullName || use.To.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) || use.To.StartsWith("Npgsql", StringComparison.Ordinal)));

        Assert.NotEmpty(pages);
        Expect.None(uses);
    }

    [Fact]
    public void No_entity_reaches_a_page()
    {
        var reaching = Pages.SelectMany(page => Surface(page).Distinct().Where(IsStored).Select(type => $"{page.FullName} shows {type.Name}"));

        Expect.None(reaching);
    }

    [Fact]
    public void No_entity_leaves_by_a_request()
    {
        var requests = Code.Site.GetTypes().SelectMany(type => type.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(MediatR.IRequest<>)).Select(i => (type, Answer: i.GenericTypeArguments[0])));

        var leaving = requests.Where(request => !request.type.IsGenericType).SelectMany(request => Parts(request.Answer, []).Where(IsStored).Select(entity => $"{Mediation.NameOf(request.type)} gives {entity.Name}"));

        Expect.None(leaving);
    }

    [Fact]
    public void Pages_open_to_anyone_are_these()
    {
        var open = Pages.Where(page => page.GetCustomAttributes<AllowAnonymousAttribute>().Any()).Select(page => page.FullName!);

        Assert.Equal(["QmsPortal.Modules.Account.DemonstrationModel", "QmsPortal.Modules.Account.SetUpModel", "QmsPortal.Modules.Account.SignInModel", "QmsPortal.Modules.Account.SignModel", "QmsPortal.Modules.Errors.IndexModel", "QmsPortal.Modules.Organisation.Devices.ScreenModel"], open.Order());
    }

    /// <summary>Names of fields, and so of errors, begin with Command. on every page.</summary>
    [Fact]
    public void A_form_binds_what_it_sends_as_Command()
    {
        var otherwise = Pages.Where(page => page.IsAssignableTo(typeof(FormPage)))
            .SelectMany(page => page.GetProperties())
            .Where(property => property.GetCustomAttribute<Microsoft.AspNetCore.Mvc.BindPropertyAttribute>() is { SupportsGet: false } && property.Name != "Command")
            .Select(property => $"{property.DeclaringType}.{property.Name}");

        // The colours of one browser are a cookie and no request.
        Assert.Equal(["QmsPortal.Modules.Overview.MeModel.Theme"], otherwise);
    }

    private static IEnumerable<Type> Surface(Type page)
    {
        var members = page.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)
            .Where(member => member.DeclaringType?.Assembly == Code.Site);
        return members.SelectMany(member => member switch
        {
            PropertyInfo property => Parts(property.PropertyType, []),
            FieldInfo field => Parts(field.FieldType, []),
            MethodInfo method => [.. Parts(method.ReturnType, []), .. method.GetParameters().SelectMany(parameter => Parts(parameter.ParameterType, []))],
            _ => Enumerable.Empty<Type>(),
        });
    }

    /// <summary>The type and every type of ours that can be reached through its properties.</summary>
    private static IEnumerable<Type> Parts(Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type))
            return [];
        var inner = type.IsGenericType ? type.GenericTypeArguments : type.IsArray ? [type.GetElementType()!] : [];
        var properties = Code.Ours.Contains(type.Assembly) && !type.IsEnum
            ? type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.PropertyType)
            : [];
        return inner.Concat(properties).SelectMany(part => Parts(part, seen)).Prepend(type);
    }

    private static bool IsStored(Type type) => type.IsAssignableTo(typeof(Entity)) || type == typeof(Account);
}
