using System.Text.RegularExpressions;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Infra.Tests;

public sealed partial class YamlTests
{
    [Fact]
    public void Azd_is_told_of_one_service_and_of_the_hook_for_both_systems()
    {
        var azure = Read("azure.yaml");
        var backend = At(azure, "services", "backend");
        Assert.Equal(("functions/PlanMonitor.Functions", "function", "dotnet"), (backend["project"], backend["host"], backend["language"]));
        Assert.True(Directory.Exists(Repo.At((string)backend["project"])));
        foreach (var system in new[] { "posix", "windows" })
        {
            Assert.True(File.Exists(Repo.At((string)At(azure, "hooks", "postdeploy", system)["run"])));
        }
    }

    [Fact]
    public void The_workflow_may_only_read_has_limits_and_uses_pinned_actions()
    {
        var workflow = Read(".github", "workflows", "build.yml");
        Assert.Equal(["contents"], At(workflow, "permissions").Keys);
        Assert.Equal("read", At(workflow, "permissions")["contents"]);
        Assert.Equal("true", At(workflow, "concurrency")["cancel-in-progress"]);
        var jobs = At(workflow, "jobs");
        Assert.Equal(["test", "demo"], jobs.Keys);
        foreach (var job in jobs.Keys.Select(each => At(jobs, each)))
        {
            Assert.InRange(int.Parse((string)job["timeout-minutes"], null), 1, 60);
            var actions = Steps(job).Where(step => step.ContainsKey("uses")).Select(step => (string)step["uses"]).ToArray();
            Assert.NotEmpty(actions);
            Assert.All(actions, each => Assert.Matches(PinnedAction(), each));
        }
        Assert.Contains(Steps(At(jobs, "test")), step => Equals(step.GetValueOrDefault("run"), "dotnet build PlanMonitor.sln --configuration Release"));
        Assert.Contains(Steps(At(jobs, "test")), step => Equals(step.GetValueOrDefault("run"), "./test.sh"));
        Assert.Contains(Steps(At(jobs, "demo")), step => Equals(step.GetValueOrDefault("run"), "./planmonitor demo"));
    }

    [Theory]
    [InlineData("a:\n\tb: 1", "Line 2: a tab.")]
    [InlineData("a: 1\n  b: 2", "Line 2: 'b: 2' is indented otherwise than what stands above it.")]
    [InlineData("a: 1\na: 2", "Line 2: 'a: 2' names a key a second time.")]
    [InlineData("a:\n  b", "Line 2: 'b' is no key with a value.")]
    public void What_is_no_YAML_is_told_by_its_line(string text, string fault) => Assert.Equal(fault, Assert.Throws<FormatException>(() => Yaml.Read(text)).Message);

    private static Dictionary<string, object> Read(params string[] path) => (Dictionary<string, object>)Yaml.Read(File.ReadAllText(Repo.At(path)));

    private static Dictionary<string, object> At(Dictionary<string, object> node, params string[] path) => path.Aggregate(node, (each, key) => (Dictionary<string, object>)each[key]);

    private static IEnumerable<Dictionary<string, object>> Steps(Dictionary<string, object> job) => ((List<object>)job["steps"]).Cast<Dictionary<string, object>>();

    [GeneratedRegex(@"^actions/[a-z-]+@v\d+$", RegexOptions.NonBacktracking)]
    private static partial Regex PinnedAction();
}
