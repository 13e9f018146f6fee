using System.Text.RegularExpressions;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace QmsPortal.Tests.Operations;

/// <summary>A Docker engine is not everywhere, so what can be known without one is tested by reading the files.</summary>
public partial class ComposeTests
{
    private static readonly YamlMappingNode Compose = Parse(Repository.Read("docker-compose.yml"));
    private static readonly string[] Dockerfile = Repository.Read("src/QmsPortal.Web/Dockerfile").Replace("\\\n", " ", StringComparison.Ordinal).Split('\n');

    [Fact]
    public void There_are_a_database_a_migration_a_site_and_on_request_a_proxy_for_phones()
    {
        Assert.Equal(["postgres", "migrate", "site", "tls"], At("services").Children.Keys.Select(Text));
        Assert.Equal("tls", Text(Assert.Single(List("services", "tls", "profiles"))));
        Assert.Equal("127.0.0.1:5080:8080", Text(Assert.Single(List("services", "site", "ports"))));
        Assert.DoesNotContain("ports", At("services", "postgres").Children.Keys.Select(Text));
        Assert.Equal("migrate", Text(Assert.Single(List("services", "migrate", "command"))));
    }

    [Fact]
    public void The_site_waits_for_a_healthy_database_that_has_been_migrated()
    {
        Assert.Equal("service_healthy", Value("services", "migrate", "depends_on", "postgres", "condition"));
        Assert.Equal("service_healthy", Value("services", "site", "depends_on", "postgres", "condition"));
        Assert.Equal("service_completed_successfully", Value("services", "site", "depends_on", "migrate", "condition"));
        Assert.Equal("service_healthy", Value("services", "tls", "depends_on", "site", "condition"));
    }

    [Fact]
    public void Health_is_asked_of_the_database_itself_and_of_the_page_that_answers_without_sign_in()
    {
        var database = List("services", "postgres", "healthcheck", "test").Select(Text).ToList();
        var site = List("services", "site", "healthcheck", "test").Select(Text).ToList();

        Assert.Equal(["CMD", "pg_isready"], database[..2]);
        Assert.Contains("--host=127.0.0.1", database);
        Assert.Equal(["CMD", "bash", "-c"], site[..3]);
        Assert.Contains("GET /health/ready ", site[3], StringComparison.Ordinal);
        Assert.Contains("""MapHealthChecks("/health/ready")""", Repository.Sources(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("migrate")]
    [InlineData("site")]
    public void Every_setting_is_one_that_the_site_reads(string service)
    {
        Assert.All(Environment(service).Keys, setting => Assert.True(IsRead(setting), $"{setting} is read nowhere in the sources"));
    }

    [Fact]
    public void The_site_never_holds_the_key_of_the_owner()
    {
        Assert.DoesNotContain("ConnectionStrings__QmsOwner", Environment("site").Keys);
        Assert.Contains("Username=qms_site", Environment("site")["ConnectionStrings__Qms"], StringComparison.Ordinal);
        Assert.Contains("CREATE ROLE qms_site LOGIN", Repository.Read("tools/compose/roles.sh"), StringComparison.Ordinal);
        Assert.Contains("Username=qms_owner", Environment("migrate")["ConnectionStrings__QmsOwner"], StringComparison.Ordinal);
        Assert.Equal("qms_owner", Environment("postgres")["POSTGRES_USER"]);
    }

    [Fact]
    public void The_site_believes_the_proxy_alone()
    {
        Assert.Equal(Value("services", "tls", "networks", "tls", "ipv4_address"), Environment("site")["QMS_PROXY"]);
        Assert.Contains("reverse_proxy site:8080", Repository.Read("tools/compose/Caddyfile"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_image_is_pinned()
    {
        var images = At("services").Children.Values.Select(service => Text(((YamlMappingNode)service)["image"])).Where(image => image != "qmsportal:local")
            .Concat(Instructions("FROM").Select(from => from.Split(' ')[0]));

        Assert.All(images, image => Assert.Matches(@"^[a-z./]+:\d+(\.\d+)?(-[a-z]+)?$", image));
    }

    [Fact]
    public void Every_file_that_is_mounted_is_there()
    {
        var mounts = At("services").Children.Values.OfType<YamlMappingNode>()
            .Where(service => service.Children.ContainsKey("volumes"))
            .SelectMany(service => (YamlSequenceNode)service["volumes"])
            .Select(mount => Text(mount).Split(':')[0]).ToList();
        var named = At("volumes").Children.Keys.Select(Text).ToList();

        Assert.All(mounts, mount => Assert.True(named.Contains(mount) || File.Exists(Repository.PathTo(mount)), mount));
        Assert.All(named, volume => Assert.Contains(volume, mounts));
    }

    [Fact]
    public void Every_variable_that_may_be_set_is_in_the_manual()
    {
        var variables = Variable().Matches(Repository.Read("docker-compose.yml")).Select(found => found.Groups[1].Value).Distinct();

        Assert.All(variables, variable => Assert.Contains($"`{variable}`", Repository.Read("docs/operations.md"), StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_image_is_built_from_is_there_and_let_through()
    {
        var ignored = Repository.Read(".dockerignore").Split('\n');
        var sources = Instructions("COPY").Where(copy => !copy.StartsWith("--from", StringComparison.Ordinal)).SelectMany(copy => copy.Split(' ')[..^1]).ToList();

        Assert.NotEmpty(sources);
        Assert.All(sources, source => Assert.True(Path.Exists(Repository.PathTo(source)), source));
        Assert.All(sources, source => Assert.Contains("!" + source.Split('/')[0], ignored));
        Assert.Equal("src/QmsPortal.Web/Dockerfile", Value("services", "site", "build", "dockerfile"));
    }

    [Fact]
    public void The_image_runs_the_site_as_a_lesser_user_on_the_port_that_is_published()
    {
        var settings = Instructions("ENV").SelectMany(env => env.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();

        Assert.Equal("$APP_UID", Assert.Single(Instructions("USER")));
        Assert.Equal("""["dotnet", "QmsPortal.Web.dll"]""", Assert.Single(Instructions("ENTRYPOINT")));
        Assert.Equal("QmsPortal.Web", typeof(Site).Assembly.GetName().Name);
        Assert.Equal("8080", Assert.Single(Instructions("EXPOSE")));
        Assert.Contains("ASPNETCORE_URLS=http://+:8080", settings);
        Assert.Contains("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false", settings);
    }

    private static bool IsRead(string setting)
    {
        var sources = Repository.Sources();
        return setting.Split("__") is ["ConnectionStrings", var name]
            ? sources.Contains($"GetConnectionString(\"{name}\")", StringComparison.Ordinal)
            : sources.Contains($"\"{setting}\"", StringComparison.Ordinal);
    }

    private static IEnumerable<string> Instructions(string name) =>
        Dockerfile.Where(line => line.StartsWith(name + " ", StringComparison.Ordinal)).Select(line => line[(name.Length + 1)..].Trim());

    private static Dictionary<string, string> Environment(string service) =>
        At("services", service, "environment").Children.ToDictionary(pair => Text(pair.Key), pair => Text(pair.Value));

    private static YamlMappingNode At(params string[] path) => (YamlMappingNode)Node(path);

    private static YamlSequenceNode List(params string[] path) => (YamlSequenceNode)Node(path);

    private static string Value(params string[] path) => Text(Node(path));

    private static YamlNode Node(string[] path) => path.Aggregate((YamlNode)Compose, (node, key) => node[key]);

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;

    private static YamlMappingNode Parse(string text)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    [GeneratedRegex(@"\$\{(\w+)")]
    private static partial Regex Variable();
}
