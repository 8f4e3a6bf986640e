using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Core.Tests;

/// <summary>What test.sh builds where the package feed lacks packages: the solution without exactly the projects that cannot be.</summary>
public sealed partial class SolutionFilterTests
{
    private static readonly string[] Projects = [.. Project().Matches(File.ReadAllText(Repo.At("PlanMonitor.sln"))).Select(match => match.Groups["path"].Value.Replace('\\', '/'))];

    [Theory]
    [InlineData("without-functions.slnf", "functions/PlanMonitor.Functions/PlanMonitor.Functions.csproj")]
    [InlineData("without-azure.slnf", "shared/PlanMonitor.Azure/PlanMonitor.Azure.csproj")]
    public void A_filter_leaves_out_the_project_and_what_stands_on_it_and_nothing_else(string filter, string without)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Repo.At(".ci", filter)));
        var solution = document.RootElement.GetProperty("solution");
        Assert.Equal("../PlanMonitor.sln", solution.GetProperty("path").GetString()!.Replace('\\', '/'));
        Assert.Equal(
            Projects.Where(project => !Reaches(project, without)).Order(StringComparer.Ordinal),
            solution.GetProperty("projects").EnumerateArray().Select(project => project.GetString()!.Replace('\\', '/')).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_solution_holds_every_project() => Assert.Equal(
        new[] { "functions", "shared", "tests" }.SelectMany(folder => Directory.EnumerateFiles(Repo.At(folder), "*.csproj", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 }))
            .Select(Relative).Order(StringComparer.Ordinal),
        Projects.Order(StringComparer.Ordinal));

    [Fact]
    public void Only_the_Functions_app_and_tests_stand_on_the_Azure_adapters() => Assert.Equal(
        ["functions/PlanMonitor.Functions/PlanMonitor.Functions.csproj", "shared/PlanMonitor.Azure/PlanMonitor.Azure.csproj"],
        Projects.Where(project => !project.StartsWith("tests/", StringComparison.Ordinal) && Reaches(project, "shared/PlanMonitor.Azure/PlanMonitor.Azure.csproj")).Order(StringComparer.Ordinal));

    private static bool Reaches(string project, string target) => project == target || XDocument.Load(Repo.At(project)).Descendants("ProjectReference")
        .Any(reference => Reaches(Relative(Path.Combine(Path.GetDirectoryName(Repo.At(project))!, reference.Attribute("Include")!.Value)), target));

    private static string Relative(string path) => Path.GetRelativePath(Repo.Root, Path.GetFullPath(path)).Replace('\\', '/');

    [GeneratedRegex("\"(?<path>[^\"]+\\.csproj)\"", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Project();
}
