using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Tests.Architecture;
using QmsPortal.Tests.Support;
using Xunit;
using Page = QmsPortal.Tests.Support.Page;

namespace QmsPortal.Tests.Permissions;

/// <summary>matrix.md says who may do what; the running site is asked for every cell of it.</summary>
public class MatrixTests(PermissionWorld world) : IClassFixture<PermissionWorld>
{
    private static readonly Type[] Requests = [.. Code.Site.GetTypes().Where(type => !type.IsAbstract
        && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(MediatR.IRequest<>)))];

    [Fact]
    public void Every_role_stands_in_the_matrix_and_every_cell_is_filled()
    {
        var matrix = Matrix.Written;

        Assert.Equal(Enum.GetValues<Role>().Order(), matrix.Holders.Select(holder => holder.Role).Order());
        Assert.Equal([.. matrix.Holders.Select(holder => holder.Column), Matrix.NoRole, Matrix.SignedOut], matrix.Columns);
        Expect.None(matrix.Pages.Concat(matrix.Requests).SelectMany(row => row.Value.Where(cell => cell.Value is not ("a" or "d" or "n" or "l" or "s" or "e")).Select(cell => $"{row.Key}, {cell.Key}: “{cell.Value}”")));
    }

    [Fact]
    public async Task Every_page_and_every_handler_of_the_site_has_a_row_and_every_row_a_page()
    {
        var matrix = Matrix.Written;
        var handlers = await Handlers();

        Assert.True(handlers.Count > 60, $"{handlers.Count} were found");
        Expect.None(handlers.Except(matrix.Pages.Keys).Select(missing => $"Add to matrix.md, under Pages:{Environment.NewLine}{matrix.Empty(missing)}"));
        Expect.None(matrix.Pages.Keys.Except(handlers).Select(left => $"Take from matrix.md: {left}"));
    }

    [Fact]
    public void Every_request_of_the_site_has_a_row_and_every_row_a_request()
    {
        var matrix = Matrix.Written;
        var names = Requests.Select(Mediation.NameOf).ToList();

        Assert.Equal(names.Count, names.Distinct().Count());
        Expect.None(names.Except(matrix.Requests.Keys).Select(missing => $"Add to matrix.md, under Requests:{Environment.NewLine}{matrix.Empty(missing)}"));
        Expect.None(matrix.Requests.Keys.Except(names).Select(left => $"Take from matrix.md: {left}"));
    }

    [Fact]
    public async Task Every_cell_of_a_page_is_what_the_site_does()
    {
        var answers = await Task.WhenAll(Matrix.Written.Columns.Select(async column =>
        {
            var otherwise = new List<string>();
            foreach (var (row, cells) in Matrix.Written.Pages)
            {
                var page = await world.Call(row, column);
                if (!Is(cells[column], row.StartsWith("POST", StringComparison.Ordinal), page))
                    otherwise.Add($"{row}, {column}: the matrix says {cells[column]}, but the answer was {page.Status}{(page.RedirectsTo is { } to ? $" to {to}" : "")}");
            }

            return otherwise;
        }));

        Expect.None(answers.SelectMany(found => found));
    }

    [Fact]
    public async Task Every_role_has_a_page_to_start_from()
    {
        var starts = await Task.WhenAll(Matrix.Written.Columns.Except([Matrix.SignedOut]).Select(async column => (column, Page: await world.Holder(column).Get("/"))));

        Expect.None(starts.Where(start => start.Page.Status != 200).Select(start => $"{start.column}: {start.Page}"));
        Assert.Equal("/me", starts.Single(start => start.column == "ER").Page.Address);
    }

    /// <summary>Where a page has no form, nothing is to be sent to it.</summary>
    [Fact]
    public async Task A_page_without_a_handler_for_it_takes_no_post()
    {
        var handlers = await Handlers();
        var without = handlers.Where(row => row.StartsWith("GET ", StringComparison.Ordinal) && !row.StartsWith("GET /health", StringComparison.Ordinal)).Select(row => "POST " + row["GET ".Length..])
            .Where(post => !handlers.Contains(post)).ToList();

        var otherwise = new List<string>();
        foreach (var post in without)
        {
            var page = await world.Call(post, "TL");
            if (page.Status is not (400 or 403 or 404 or 405))
                otherwise.Add($"{post}: {page.Status}");
        }

        Assert.NotEmpty(without);
        Expect.None(otherwise);
    }

    [Fact]
    public async Task Every_cell_of_a_request_is_what_the_pipeline_does()
    {
        var byName = Requests.ToDictionary(Mediation.NameOf);
        var answers = await Task.WhenAll(Matrix.Written.Columns.Select(async column =>
        {
            var otherwise = new List<string>();
            foreach (var (name, cells) in Matrix.Written.Requests.Where(row => byName.ContainsKey(row.Key)))
            {
                var ended = await world.Send(byName[name], column);
                if (cells[column] != (ended is ForbiddenException ? "d" : "a"))
                    otherwise.Add($"{name}, {column}: the matrix says {cells[column]}, but it ended with {ended?.GetType().Name ?? "an answer"}");
            }

            return otherwise;
        }));

        Expect.None(answers.SelectMany(found => found));
    }

    private static bool Is(string cell, bool posted, Page page) => cell switch
    {
        "a" when posted => page.Status is not 403 and < 500 && !LeadsToSignIn(page),
        "a" => page.Status == 200,
        "d" => page.Status == 403,
        "n" => page.Status == 404,
        "l" => page.RedirectsTo is not null && !LeadsToSignIn(page),
        "s" => LeadsToSignIn(page),
        "e" => page.Status == 500 && page.Heading == "Something went wrong on our side",
        _ => false,
    };

    private static bool LeadsToSignIn(Page page) => page.RedirectsTo?.StartsWith("/sign-in?from=", StringComparison.Ordinal) == true;

    /// <summary>"GET" of every address, and each handler that its page has for a form.</summary>
    private async Task<HashSet<string>> Handlers()
    {
        var loader = world.Services.GetRequiredService<PageLoader>();
        var found = new HashSet<string>();
        foreach (var endpoint in world.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var route = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            found.Add($"GET {route}");
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page)
                continue;
            var compiled = await loader.LoadAsync(page, endpoint.Metadata);
            foreach (var handler in compiled.HandlerMethods.Where(handler => handler.HttpMethod != "Get" || handler.Name is not null))
                found.Add($"{handler.HttpMethod.ToUpperInvariant()} {route}{(handler.Name is null ? "" : $"?handler={handler.Name}")}");
        }

        return found;
    }
}
